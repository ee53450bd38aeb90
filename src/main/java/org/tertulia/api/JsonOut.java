package org.tertulia.api;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes the API's records as JSON: their components in their order, what is not there as {@code null}, times and durations
 * as ISO 8601 has them. The servers' JSON-B providers differ in how they take records; this does not.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class JsonOut implements MessageBodyWriter<Record> {

    /** Asked for once: the static methods of {@code Json} look the provider up each time. */
    private static final JsonGeneratorFactory GENERATORS = JsonProvider.provider().createGeneratorFactory(Map.of());

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(Record value, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType,
                        MultivaluedMap<String, Object> headers, OutputStream stream) throws IOException {
        stream.write(write(value, true).getBytes(StandardCharsets.UTF_8));
    }

    /** @param nulls whether what is not there is written as {@code null}, or left out */
    static String write(Record value, boolean nulls) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = GENERATORS.createGenerator(text)) {
            write(generator, value, nulls);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value, boolean nulls) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Record object) {
            out.writeStartObject();
            for (RecordComponent component : COMPONENTS.get(object.getClass())) {
                field(out, component.getName(), read(component, object), nulls);
            }
            out.writeEnd();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((name, part) -> field(out, name.toString(), part, nulls));
            out.writeEnd();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(part -> write(out, part, nulls));
            out.writeEnd();
        } else if (value instanceof Boolean flag) {
            out.write(flag);
        } else if (value instanceof Number number) {
            out.write(number.longValue());
        } else {
            out.write(value.toString());
        }
    }

    private static void field(JsonGenerator out, String name, Object value, boolean nulls) {
        if (value != null || nulls) {
            out.writeKey(name);
            write(out, value, nulls);
        }
    }

    private static Object read(RecordComponent component, Record object) {
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The API's records and their components are public.", e);
        }
    }
}
