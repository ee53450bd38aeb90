package org.tertulia.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Instant;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends by a mail server, over a connection of its own for each letter. */
final class Smtp implements Carrier {

    private static final Logger LOG = Logger.getLogger(Smtp.class.getName());

    private final SmtpUrl url;
    private final Session session;

    Smtp(SmtpUrl url) {
        this(url, new Properties());
    }

    /** @param further properties of the mail library, beside those that the address says */
    Smtp(SmtpUrl url, Properties further) {
        this.url = url;
        Properties told = url.properties();
        told.putAll(further);
        this.session = Session.getInstance(told);
    }

    @Override
    public void carry(Letter letter, Instant now) {
        try {
            Mime mime = new Mime(session, letter, now);
            Transport transport = session.getTransport();
            try {
                transport.connect(url.host(), url.port(), url.user(), url.user() == null ? null : url.password());
                transport.sendMessage(mime, mime.getAllRecipients());
            } finally {
                hangUp(transport);
            }
        } catch (MessagingException e) {
            throw Diagnosis.of(e, url.server());
        }
    }

    /** Connects and signs in, nothing more. @throws NotSent when that does not work */
    void greet() {
        try {
            Transport transport = session.getTransport();
            try {
                transport.connect(url.host(), url.port(), url.user(), url.user() == null ? null : url.password());
            } finally {
                hangUp(transport);
            }
        } catch (MessagingException e) {
            throw Diagnosis.of(e, url.server());
        }
    }

    /** The letter is taken or refused by now: a parting that goes wrong is no reason to send it again. */
    private void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "The mail server hung up first.", e);
        }
    }
}
