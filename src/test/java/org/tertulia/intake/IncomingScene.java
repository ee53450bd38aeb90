package org.tertulia.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tertulia.conversation.Message;
import org.tertulia.forwarding.ForwardingScene;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.Door;
import org.tertulia.mail.incoming.IncomingLetter;

/** As {@link ForwardingScene}, and letters come in. */
public abstract class IncomingScene extends ForwardingScene {

    @ApplicationScoped
    protected static class Entrance extends Door {
    }

    @Inject
    protected Arrivals arrivals;
    @Inject
    protected Entrance door;
    @Inject
    TakeInLetterJob takeIn;

    /** It is stored, and nobody has worked on it. @return its id */
    protected long arrives(String raw) {
        return door.mailed(1, door.next(), raw.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** It is stored and worked on. */
    protected IncomingLetter comes(String raw) {
        long id = arrives(raw);
        takeIn(id);
        return arrivals.get(id);
    }

    /** It is worked on. @return when that is to be tried again, or null */
    protected Instant takeIn(long id) {
        return takeIn.run(id);
    }

    protected Message entry(IncomingLetter letter) {
        return threads.entry(letter.conversationId(), letter.seq());
    }

    /** The first letter that Ana gets, with this reply. */
    protected MimeMessage forwarded(String text) {
        identify(ANA);
        reply(text);
        runAt(120);
        assertThat(server.letters()).hasSize(1);
        return server.letters().get(0);
    }

    protected static String replyTo(MimeMessage ours) throws Exception {
        return ours.getReplyTo()[0].toString();
    }

    protected static String answer(MimeMessage ours, String from, String text) throws Exception {
        return letter(from, replyTo(ours), "Re: " + ours.getSubject(), "In-Reply-To: " + ours.getMessageID() + "\n", text);
    }

    /** @param headers more of them, each with its line end */
    protected static String letter(String from, String to, String subject, String headers, String text) {
        return "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\nDate: Mon, 5 Jan 2026 10:30:00 +0000\nMessage-ID: <"
                + text.hashCode() + "." + subject.hashCode() + "@client.example>\nMIME-Version: 1.0\n" + headers
                + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    /** @param about the Message-ID of the letter. @param words what the mail server of the recipient said */
    protected static String bounce(String about, String recipient, String status, String words) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: support@tertulia.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <bounce.%s@mx.example.org>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

                --edge
                Content-Type: text/plain

                This is the mail system at host mx.example.org. Your message could not be delivered.

                --edge
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; %s

                --edge
                Content-Type: text/rfc822-headers

                From: support@tertulia.example
                To: %s
                Message-ID: %s
                Subject: Support

                --edge--
                """.formatted((about + recipient).hashCode(), recipient, status, words, recipient, about);
    }
}
