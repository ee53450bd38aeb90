package org.tertulia.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A letter in the form in which it travels. */
final class Mime extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    Mime(Session session, Letter letter, Instant now) throws MessagingException {
        super(session);
        messageId = letter.messageId();
        setFrom(address(letter.from()));
        setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().value(), true));
        for (Mailbox copy : letter.cc()) {
            addRecipient(Message.RecipientType.CC, address(copy));
        }
        if (letter.replyTo() != null) {
            setReplyTo(new InternetAddress[] {new InternetAddress(letter.replyTo().value(), true)});
        }
        setSubject(letter.subject(), UTF_8);
        setSentDate(Date.from(now));
        setHeader("Content-Language", letter.language());
        if (letter.inReplyTo() != null) {
            setHeader("In-Reply-To", letter.inReplyTo());
        }
        if (!letter.references().isEmpty()) {
            setHeader("References", String.join("\r\n ", letter.references()));
        }
        for (var header : letter.sortedHeaders().entrySet()) {
            setHeader(header.getKey(), header.getValue());
        }
        setContent(letter.files().isEmpty() ? alternatives(letter) : mixed(letter));
        saveChanges();
    }

    /** The library would make an id of its own each time that the letter is saved. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress address(Mailbox mailbox) throws MessagingException {
        try {
            InternetAddress address = new InternetAddress(mailbox.address().value(), true);
            address.setPersonal(mailbox.name(), UTF_8);
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8.", e);
        }
    }

    /** The letter, then its files. */
    private static MimeMultipart mixed(Letter letter) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(alternatives(letter));
        MimeMultipart mixed = new MimeMultipart("mixed", body);
        for (LetterFile file : letter.files()) {
            mixed.addBodyPart(part(file));
        }
        return mixed;
    }

    /** Its name as RFC 2231 has it, in UTF-8 whatever the machine's charset is; base64, so that it comes byte for byte. */
    private static MimeBodyPart part(LetterFile file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
        ParameterList name = new ParameterList();
        name.set("name", file.name(), UTF_8);
        part.setHeader("Content-Type", file.type() + name.toString(14 + file.type().length()));
        ParameterList filename = new ParameterList();
        filename.set("filename", file.name(), UTF_8);
        part.setHeader("Content-Disposition", new ContentDisposition(ATTACHMENT, filename).toString());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** The plainest first, as RFC 2046 (5.1.4) wants it. */
    private static MimeMultipart alternatives(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }
}
