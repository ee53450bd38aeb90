package org.tertulia.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads a letter back from the form in which it travels. */
final class MimeReader {

    private MimeReader() {
    }

    static KeptLetter read(Session session, String id, InputStream in, boolean whole) throws MessagingException, IOException {
        MimeMessage mime = new MimeMessage(session, in);
        return new KeptLetter(id, people(mime.getFrom()), people(mime.getAllRecipients()), mime.getSubject(),
                mime.getSentDate().toInstant(), whole ? body(mime, "text/plain") : null, whole ? body(mime, "text/html") : null);
    }

    private static String people(Address[] addresses) {
        return addresses == null ? "" : Arrays.stream(addresses).map(MimeReader::person).collect(Collectors.joining(", "));
    }

    private static String person(Address address) {
        return address instanceof InternetAddress internet && internet.getPersonal() != null
                ? internet.getPersonal() + " <" + internet.getAddress() + '>' : address.toString();
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
