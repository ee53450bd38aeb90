package org.tertulia.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** A mail server on loopback that takes every letter and throws it away: what is measured is the sender. */
final class LetterSink implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final LongAdder letters = new LongAdder();
    private final LongAdder connections = new LongAdder();

    LetterSink() throws IOException {
        start(this::serve);
    }

    /** For {@code TERTULIA_SMTP_URL}. */
    String url() {
        return "smtp://127.0.0.1:" + door.getLocalPort();
    }

    /** How many have come. */
    long letters() {
        return letters.sum();
    }

    /** On how many connections. */
    long connections() {
        return connections.sum();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.increment();
                start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "letter sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(socket, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    say(socket, "354 go on");
                    for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                        // thrown away
                    }
                    letters.increment();
                }
                say(socket, verb.equals("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException gone) {
            // the sender hung up
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
