package org.tertulia.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says what a test wants, for what a well-behaved one never says. It offers STARTTLS when told to. */
public final class UnrulySmtp implements AutoCloseable {

    /** An answer that hangs up instead of saying anything. */
    public static final String HANG_UP = "(hangs up)";
    /** An answer that never comes. */
    public static final String SILENCE = "(says nothing)";

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new LinkedHashMap<>(Map.of("", "220 here", "EHLO", "250-here\r\n250 SIZE 100000",
            "MAIL", "250 ok", "RCPT", "250 ok", "DATA", "354 go on", ".", "250 taken", "QUIT", "221 bye", "RSET", "250 ok", "NOOP", "250 ok"));
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::serve, "unruly mail server");

    public UnrulySmtp() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** @param verb what the client says (a whole line for just that one), {@code ""} for the greeting, {@code "."} for the end of a letter */
    public UnrulySmtp answers(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    /** As {@link #answers}, the next time only. */
    public UnrulySmtp answersOnce(String verb, String answer) {
        once.put(verb, answer);
        return this;
    }

    public UnrulySmtp offersTls() {
        return answers("EHLO", "250-here\r\n250 STARTTLS").answers("STARTTLS", "220 go on");
    }

    public int port() {
        return door.getLocalPort();
    }

    /** The lines that clients have said, with {@code (tls)} where a connection became safe. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** Ends the connections that are open. */
    public void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread talking = new Thread(() -> listen(socket), "unruly mail server");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                // the test is over
            }
        }
    }

    private void listen(Socket socket) {
        try {
            talk(socket);
        } catch (SocketException closed) {
            // the test is over, or the client has gone
        } catch (IOException e) {
            heard.add("(" + e + ")");
        }
    }

    private void talk(Socket plain) throws IOException {
        Socket socket = plain;
        BufferedReader in = reader(socket);
        if (!say(socket, answers.get(""))) {
            return;
        }
        boolean inLetter = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (inLetter && !line.equals(".")) {
                continue;
            }
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            inLetter = verb.equals("DATA") && answers.get(verb).startsWith("354");
            if (!say(socket, answer(line, verb))) {
                return;
            }
            if (verb.equals("STARTTLS")) {
                socket = safe(socket);
                in = reader(socket);
                heard.add("(tls)");
            }
        }
    }

    private String answer(String line, String verb) {
        String now = once.remove(verb);
        return now != null ? now : answers.getOrDefault(line, answers.getOrDefault(verb, "502 what?"));
    }

    private static boolean say(Socket socket, String answer) throws IOException {
        if (answer.equals(HANG_UP)) {
            socket.close();
            return false;
        }
        if (!answer.equals(SILENCE)) {
            OutputStream out = socket.getOutputStream();
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return true;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private Socket safe(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) selfSigned().getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    /** The test mail server's own key, which nobody has reason to trust. */
    private static SSLContext selfSigned() {
        try (InputStream file = UnrulySmtp.class.getResourceAsStream("/greenmail.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, "changeit".toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
