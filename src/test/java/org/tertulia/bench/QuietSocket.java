package org.tertulia.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A WebSocket (RFC 6455) that costs this side next to nothing: ten thousand of them are for the server to bear, not for the bench. */
final class QuietSocket implements AutoCloseable {

    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;

    private QuietSocket(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("No socket: " + head.toString().lines().findFirst().orElse(""));
        }
    }

    /** Opens the chat as somebody new, writes once, and says nothing more. */
    static QuietSocket writes(URI address, String channel, String page) throws IOException {
        QuietSocket line = new QuietSocket(address);
        line.send("{\"type\":\"hello\",\"channel\":\"" + channel + "\",\"visitor\":null,\"page\":\"" + page + "\",\"locale\":\"en\",\"after\":0}");
        line.await("welcome");
        line.says(UUID.randomUUID().toString(), "Hello");
        line.await("ack");
        return line;
    }

    /** @param text without quotes and backslashes */
    void says(String key, String text) throws IOException {
        send("{\"type\":\"send\",\"key\":\"" + key + "\",\"text\":\"" + text + "\"}");
    }

    private void send(String frame) throws IOException {
        byte[] text = frame.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).put((byte) TEXT);
        if (text.length < 126) {
            bytes.put((byte) (MASKED | text.length));
        } else {
            bytes.put((byte) (MASKED | 126)).putShort((short) text.length);
        }
        bytes.putInt(0).put(text);  // a mask of zeros changes nothing
        OutputStream out = socket.getOutputStream();
        out.write(bytes.array(), 0, bytes.position());
    }

    private void await(String type) throws IOException {
        String text;
        do {
            in.readUnsignedByte();
            int length = in.readUnsignedByte();
            text = new String(in.readNBytes(length < 126 ? length : in.readUnsignedShort()), StandardCharsets.UTF_8);
            if (text.contains("\"type\":\"error\"")) {
                throw new IOException("Refused: " + text);
            }
        } while (!text.contains("\"type\":\"" + type + "\""));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
