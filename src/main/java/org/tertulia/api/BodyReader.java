package org.tertulia.api;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import org.tertulia.platform.Refusal;

/** Reads what was sent as a JSON object: not more than {@link #MOST} bytes, in UTF-8, not nested without end. */
@Provider
@Consumes(MediaType.WILDCARD)
public class BodyReader implements MessageBodyReader<Body> {

    static final int MOST = 1024 * 1024;
    private static final int DEEPEST = 20;
    /** Asked for once: the static methods of {@code Json} look the provider up each time. */
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(Class<Body> type, Type generic, Annotation[] annotations, MediaType mediaType,
                         MultivaluedMap<String, String> headers, InputStream stream) {
        String announced = headers.getFirst("Content-Length");
        Long bytesToCome = Names.number(announced);
        if (bytesToCome != null && bytesToCome > MOST) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            bytes = stream.readNBytes(MOST + 1);
        } catch (IOException late) {
            throw new ClientErrorException("The body did not come, or not in time.", Response.Status.REQUEST_TIMEOUT, late);
        }
        if (bytes.length > MOST) {
            throw tooLarge();
        }
        return parse(bytes);
    }

    /** @throws Refusal when this is not a JSON object */
    static Body parse(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw refused("The body must be JSON in UTF-8.");
        }
        if (text.isBlank()) {
            throw refused("The body must be a JSON object; there is none.");
        }
        if (depth(text) > DEEPEST) {
            throw refused("The body is nested too deeply.");
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject object = parser.getObject();
                if (parser.hasNext()) {
                    throw refused("Something follows the JSON object.");
                }
                return new Body(object, "");
            }
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw refused("The body is not JSON. Check quotes, commas and brackets.");
        }
        throw refused("The body must be a JSON object, in curly brackets.");
    }

    /** The parser calls itself for each level, so a body of brackets alone could exhaust its stack. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ']' || c == '}') {
                depth--;
            }
        }
        return deepest;
    }

    private static Refusal refused(String sentence) {
        return Refusal.invalid(null, "bad-json", sentence);
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException("The body may have at most " + MOST + " bytes.", Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
}
