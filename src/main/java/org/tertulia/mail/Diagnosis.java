package org.tertulia.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.tertulia.mail.account.NoLogin;

/**
 * What went wrong, read from the mail library's chain of exceptions. The server's code is taken from its words: the API
 * has no place for it, and the library's own classes are not visible to an application on every server.
 *
 * <p>For good is only what the server says of the recipient (5xx at {@code RCPT}). A refusal of policy (5.7.x: sign in
 * first, no relaying) is a fault of the settings, which an administrator can mend; so that letter waits.
 *
 * <p>What the server said may go to a log, so addresses are taken out of it, and the library's exceptions, which repeat
 * them, are not passed on with it.
 */
public final class Diagnosis {

    private static final Pattern REPLY = Pattern.compile("^([245]\\d\\d)[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3}) )?.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>]+@[^\\s<>:;,]+>?");
    private static final int MOST_WORDS = 300;

    private Diagnosis() {
    }

    static NotSent of(MessagingException failure, String server) {
        List<Throwable> chain = chain(failure);
        String said = said(chain);
        if (said != null && chain.stream().anyMatch(Diagnosis::namesTheRecipient)) {
            return forGood(said) ? new LetterRefused(Fault.RECIPIENT, server, said, null) : new LetterDelayed(Fault.RECIPIENT, server, said, null);
        }
        return new LetterDelayed(fault(chain, said), server, said, said == null ? failure : null);
    }

    /** Whether the server's last word is that it does not take the letter now (4xx): so it has not taken it. */
    static boolean saysNotNow(MessagingException failure) {
        String said = said(chain(failure));
        return said != null && said.startsWith("4");
    }

    /** What is wrong with a mailbox, as far as its server or the network says it. @param server host and port, for people */
    public static Trouble trouble(Exception failure, String server) {
        if (failure instanceof NotSent unsent) {
            return new Trouble(unsent.fault(), server, unsent.said());
        }
        if (failure instanceof NoLogin none) {
            return none.server() == null ? new Trouble(Fault.SEALED, server, null) : new Trouble(Fault.NO_TOKEN, none.server(), none.getMessage());
        }
        List<Throwable> chain = chain(failure);
        if (has(chain, FolderNotFoundException.class)) {
            return new Trouble(Fault.NO_FOLDER, server, null);
        }
        if (!has(chain, MessagingException.class) && !has(chain, IOException.class)) {
            return new Trouble(Fault.HERE, server, words(failure));
        }
        Fault fault = fault(chain, null);
        boolean told = fault == Fault.SIGN_IN || fault == Fault.BROKEN || fault == Fault.TLS;
        return new Trouble(fault, server, told ? words(failure) : null);
    }

    /** Without addresses, and without the mark that IMAP puts before an answer. */
    private static String words(Exception failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = Letter.line(said.replaceFirst("^A\\d+ (NO|BAD) ", ""));
        return ADDRESS.matcher(line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) : line).replaceAll("…");
    }

    private static Fault fault(List<Throwable> chain, String said) {
        if (has(chain, AuthenticationFailedException.class) || said != null && said.startsWith("530")) {
            return Fault.SIGN_IN;
        }
        if (has(chain, UnknownHostException.class)) {
            return Fault.UNKNOWN_HOST;
        }
        if (has(chain, SSLException.class) || chain.stream().anyMatch(e -> String.valueOf(e.getMessage()).contains("STARTTLS"))) {
            return Fault.TLS;
        }
        if (has(chain, SocketTimeoutException.class)) {
            return Fault.TIMEOUT;
        }
        if (has(chain, ConnectException.class) || has(chain, NoRouteToHostException.class)) {
            return Fault.UNREACHABLE;
        }
        return said == null ? Fault.BROKEN : Fault.REFUSED;
    }

    private static boolean forGood(String said) {
        Matcher reply = REPLY.matcher(said);
        return reply.matches() && reply.group(1).startsWith("5") && !reply.group(1).equals("530")
                && (reply.group(2) == null || !reply.group(2).startsWith("5.7."));
    }

    /** A failure of the whole that lists the recipient, or of one address. */
    private static boolean namesTheRecipient(Throwable e) {
        return e instanceof SendFailedException failed && failed.getInvalidAddresses() != null && failed.getInvalidAddresses().length > 0
                && !e.getClass().getSimpleName().contains("Sender");
    }

    private static String said(List<Throwable> chain) {
        return chain.stream().map(Throwable::getMessage).filter(words -> words != null && REPLY.matcher(words.strip()).matches())
                .map(words -> Letter.line(words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words))
                .reduce((outer, inner) -> inner).map(words -> ADDRESS.matcher(words).replaceAll("…")).orElse(null);
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    /** The library keeps the reason now in {@code getNextException}, now in {@code getCause}. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable next = failure;
        while (next != null && !chain.contains(next) && chain.size() < 20) {
            chain.add(next);
            next = next instanceof MessagingException m && m.getNextException() != null ? m.getNextException() : next.getCause();
        }
        return chain;
    }
}
