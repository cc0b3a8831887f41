package dev.accord.kit.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.record.RecordCodecProvider;
import org.jspecify.annotations.Nullable;

/** Keeps a sealed interface of records as the record's fields and a {@code type} with its {@link Tag}. */
final class SealedTypeCodecs implements CodecProvider {

    private static final String TYPE = "type";

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        Class<?> family = family(type);
        return family == null ? null : new SealedTypeCodec<>(type, family, registry);
    }

    private static @Nullable Class<?> family(Class<?> type) {
        if (type.isInterface() && type.isSealed() && tagged(type)) {
            return type;
        }
        if (type.isRecord() && type.isAnnotationPresent(Tag.class)) {
            for (Class<?> parent : type.getInterfaces()) {
                if (parent.isSealed()) {
                    return parent;
                }
            }
        }
        return null;
    }

    private static boolean tagged(Class<?> type) {
        for (Class<?> member : type.getPermittedSubclasses()) {
            if (!member.isAnnotationPresent(Tag.class)) {
                return false;
            }
        }
        return true;
    }

    private static final class SealedTypeCodec<T> implements Codec<T> {

        private final Class<T> type;
        private final Map<String, Codec<?>> byTag = new LinkedHashMap<>();
        private final Map<Class<?>, String> tags = new HashMap<>();
        private final BsonDocumentCodec documents = new BsonDocumentCodec();

        SealedTypeCodec(Class<T> type, Class<?> family, CodecRegistry registry) {
            this.type = type;
            for (Class<?> member : family.getPermittedSubclasses()) {
                var tag = member.getAnnotation(Tag.class);
                if (tag == null || !member.isRecord()) {
                    throw new IllegalArgumentException(member + " must be a record with a @Tag");
                }
                byTag.put(tag.value(), new RecordCodecProvider().get(member, registry));
                tags.put(member, tag.value());
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            var tag = java.util.Objects.requireNonNull(tags.get(value.getClass()));
            var fields = new BsonDocument();
            ((Codec<Object>) java.util.Objects.requireNonNull(byTag.get(tag)))
                    .encode(
                            new BsonDocumentWriter(fields),
                            value,
                            EncoderContext.builder().build());
            var tagged = new BsonDocument(TYPE, new BsonString(tag));
            tagged.putAll(fields);
            documents.encode(writer, tagged, context);
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            var tagged = documents.decode(reader, context);
            var tag = tagged.getString(TYPE).getValue();
            var codec = byTag.get(tag);
            if (codec == null) {
                throw new IllegalStateException("a stored " + type.getSimpleName() + " has the unknown type " + tag);
            }
            tagged.remove(TYPE);
            return type.cast(codec.decode(new BsonDocumentReader(tagged), context));
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
