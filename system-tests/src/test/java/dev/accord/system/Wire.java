package dev.accord.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One message in Protocol Buffers' wire format, read without its schema: fields by their numbers. */
record Wire(List<Field> fields) {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    @SuppressWarnings("ArrayRecordComponent") // Fields are never compared.
    record Field(int number, byte[] bytes) {}

    static Wire read(byte[] message) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case VARINT -> varint(in);
                case EIGHT_BYTES -> in.getLong();
                case FOUR_BYTES -> in.getInt();
                case LENGTH_DELIMITED -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field(number, bytes));
                }
                default -> throw new IllegalStateException("not Protocol Buffers: wire type " + (tag & 7));
            }
        }
        return new Wire(fields);
    }

    /** The messages under this number. */
    Stream<Wire> all(int number) {
        return fields.stream().filter(field -> field.number() == number).map(field -> read(field.bytes()));
    }

    byte[] bytes(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::bytes)
                .findFirst()
                .orElse(new byte[0]);
    }

    String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
