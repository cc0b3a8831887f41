package dev.accord.kit.store;

import java.lang.reflect.Constructor;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Keeps a {@link TypedId} as the string it wraps. */
final class TypedIdCodecs implements CodecProvider {

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isRecord() && TypedId.class.isAssignableFrom(type) ? new TypedIdCodec<>(type) : null;
    }

    private static final class TypedIdCodec<T> implements Codec<T> {

        private final Class<T> type;
        private final Constructor<T> constructor;

        TypedIdCodec(Class<T> type) {
            this.type = type;
            try {
                this.constructor = type.getDeclaredConstructor(String.class);
                this.constructor.setAccessible(true);
            } catch (NoSuchMethodException wrongShape) {
                throw new IllegalArgumentException(type + " must be a record of one String", wrongShape);
            }
        }

        @Override
        public void encode(BsonWriter writer, T id, EncoderContext context) {
            writer.writeString(((TypedId) id).value());
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            try {
                return constructor.newInstance(reader.readString());
            } catch (ReflectiveOperationException refused) {
                throw new IllegalStateException("a stored id is not valid for " + type.getSimpleName(), refused);
            }
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
