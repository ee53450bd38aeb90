package org.tertulia.testing;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mailbox that speaks as much IMAP as a reader needs, quickly also with ten thousand letters, and misbehaves when a test wants it:
 * it hangs up in the middle, numbers its letters anew, or does not give one of them. It knows no IDLE.
 */
public final class FakeImap implements AutoCloseable {

    private static final Pattern COMMAND = Pattern.compile("(\\S+) (UID FETCH|\\S+) ?(.*)");
    private static final Pattern BODY = Pattern.compile("(\\d+) \\(BODY\\.PEEK\\[\\]<0\\.\\d+>\\)");

    private final ServerSocket door;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile long validity = 1;
    private volatile long firstUid = 1;
    private volatile int hangsUpAfter = Integer.MAX_VALUE;
    private volatile int damaged;

    public FakeImap() throws IOException {
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (!door.isClosed()) {
                Socket caller = door.accept();
                callers.incrementAndGet();
                daemon(() -> talk(caller));
            }
        });
    }

    /** For {@code TERTULIA_IMAP_URL}. */
    public String url() {
        return "imap://ana:secret@127.0.0.1:" + door.getLocalPort() + "/INBOX";
    }

    public void comes(List<String> raw) {
        letters.addAll(raw);
    }

    /** All letters get other numbers, as after a repair of the mailbox. */
    public void numberAnew(long newValidity, long from) {
        validity = newValidity;
        firstUid = from;
    }

    /** The connection breaks after so many more letters, once. */
    public void hangsUpAfter(int more) {
        hangsUpAfter = given.get() + more;
    }

    /** The server refuses to give this letter, counted from 1; 0: it gives all. */
    public void damage(int nth) {
        damaged = nth;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many connections were made. */
    public int callers() {
        return callers.get();
    }

    /** How many letters were given. */
    public int given() {
        return given.get();
    }

    private void talk(Socket caller) throws IOException {
        try (caller) {
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = new BufferedOutputStream(caller.getOutputStream(), 1 << 16);
            say(out, "* OK [CAPABILITY IMAP4rev1] here");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher command = COMMAND.matcher(line);
                if (!command.matches() || !answer(out, command.group(1), command.group(2), command.group(3))) {
                    return;
                }
                out.flush();
            }
        }
    }

    private boolean answer(OutputStream out, String tag, String verb, String rest) throws IOException {
        switch (verb) {
            case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1");
            case "EXAMINE" -> {
                say(out, "* " + letters.size() + " EXISTS");
                say(out, "* OK [UIDVALIDITY " + validity + "] valid");
                say(out, "* OK [UIDNEXT " + (firstUid + letters.size()) + "] next");
            }
            case "UID FETCH" -> uids(out, Long.parseLong(rest.substring(0, rest.indexOf(':'))));
            case "FETCH" -> {
                if (!fetch(out, tag, rest)) {
                    return false;
                }
            }
            default -> { }
        }
        if (!verb.equals("FETCH") || !refused(rest)) {
            say(out, tag + " OK done");
        }
        return true;
    }

    private void uids(OutputStream out, long from) throws IOException {
        long last = firstUid + letters.size() - 1;
        for (long uid = Math.max(firstUid, Math.min(from, last)); uid <= last; uid++) {
            say(out, "* " + (uid - firstUid + 1) + " FETCH (UID " + uid + ")");
        }
    }

    private boolean refused(String rest) {
        Matcher body = BODY.matcher(rest);
        return damaged > 0 && body.matches() && Integer.parseInt(body.group(1)) == damaged;
    }

    private boolean fetch(OutputStream out, String tag, String rest) throws IOException {
        Matcher body = BODY.matcher(rest);
        if (refused(rest)) {
            say(out, tag + " NO this letter is damaged");
        } else if (body.matches()) {
            if (given.incrementAndGet() > hangsUpAfter) {
                hangsUpAfter = Integer.MAX_VALUE;
                return false;
            }
            String letter = letters.get(Integer.parseInt(body.group(1)) - 1);
            say(out, "* " + body.group(1) + " FETCH (BODY[]<0> {" + letter.length() + "}");
            say(out, letter + ")");
        } else {
            String[] range = rest.substring(0, rest.indexOf(' ')).split(":");
            for (int nth = Integer.parseInt(range[0]); nth <= Integer.parseInt(range[range.length - 1]); nth++) {
                say(out, "* " + nth + " FETCH (UID " + (firstUid + nth - 1) + " INTERNALDATE \"05-Jan-2026 10:30:00 +0000\" RFC822.SIZE " + letters.get(nth - 1).length()
                        + " ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL))");
            }
        }
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException over) {
                // the test is over, or the reader has gone
            }
        }, "fake mailbox");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
