package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.Along;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.FileLink;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Upload;
import org.tertulia.intake.IncomingScene;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.Piece;
import org.tertulia.testing.Persistent;

/** Files of replies in letters: they come as they went, or as links where they are too much. */
@Persistent
class LetterFilesTest extends IncomingScene {

    @Inject
    Attachments attachments;
    @Inject
    FileLink links;

    @Test
    void aLetterCarriesTheFilesOfItsRepliesByteForByte() throws Exception {
        identify(ANA);
        byte[] bytes = new byte[300_001];
        new Random(7).nextBytes(bytes);
        send("See the offer", keep("Oferta – preços.pdf", bytes), keep("notes.txt", "a\nb\r\nc \n.\nFrom me\n\u00e9".getBytes("UTF-8")));
        send("", keep("=?x?.txt", "only a file".getBytes()));
        runAt(120);

        MimeMessage letter = server.letters().get(0);
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(letter.isMimeType("multipart/mixed")).isTrue();
        assertThat(parts.getCount()).isEqualTo(4);
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .containsSubsequence("See the offer\nOferta – preços.pdf (301 kB)\nnotes.txt (1 kB)", "=_x_.txt (1 kB)");
        BodyPart pdf = parts.getBodyPart(1);
        assertThat(pdf.getHeader("Content-Disposition")[0]).startsWith("attachment;").contains("filename*=UTF-8''Oferta%20%E2%80%93%20pre%C3%A7os.pdf");
        assertThat(pdf.getHeader("Content-Type")[0]).startsWith("application/octet-stream");
        assertThat(pdf.getInputStream().readAllBytes()).isEqualTo(bytes);

        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        letter.writeTo(raw);
        List<Piece> files = LetterReader.read(raw.toByteArray()).pieces().stream().filter(piece -> piece.role() == Piece.Role.ATTACHMENT).toList();
        assertThat(files).extracting(Piece::name).containsExactly("Oferta – preços.pdf", "notes.txt", "=_x_.txt");
        assertThat(files.get(1).content()).isEqualTo("a\nb\r\nc \n.\nFrom me\n\u00e9".getBytes("UTF-8"));
    }

    @Test
    void aReplyInAConversationByMailCarriesThemToo() throws Exception {
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example", "Spare parts", "Cc: dora@example.com\n", "Do you have gaskets?"));
        conversation = letter.conversationId();
        long file = attachments.keep(rui, conversation, new Upload(SenderKey.fresh(), "list.txt", "a list".getBytes(StandardCharsets.UTF_8))).attachment().id();
        conversations.reply(rui, conversation, SenderKey.fresh(), "", new Along(List.of(file), Set.of()));
        forwardUnread(conversation);

        MimeMessage sent = server.letters().get(0);
        MimeMultipart parts = (MimeMultipart) sent.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("list.txt");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo("a list".getBytes(StandardCharsets.UTF_8));
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent().toString()).startsWith("list.txt (1 kB)");
    }

    @Test
    void whatIsTooMuchForMailServersIsALink() throws Exception {
        identify(ANA);
        long first = keep("one.bin", new byte[9_000_000]);
        long second = keep("two.bin", new byte[6_000_001]);
        long third = keep("three.bin", new byte[6_000_000]);
        send("All three", first, second);
        send("And", third);
        runAt(120);

        MimeMultipart parts = (MimeMultipart) server.letters().get(0).getContent();
        assertThat(parts.getCount()).as("the first and the third fit").isEqualTo(3);
        MimeMultipart words = (MimeMultipart) parts.getBodyPart(0).getContent();
        Matcher link = Pattern.compile("two\\.bin \\(6\\.0 MB\\), to be downloaded until June 5, 2026: (\\S+)").matcher(words.getBodyPart(0).getContent().toString());
        assertThat(link.find()).as(words.getBodyPart(0).getContent().toString()).isTrue();
        String path = link.group(1).replaceFirst(".*" + FileLink.PLACE, "");
        assertThat(links.read(path)).contains(new FileLink.Meant(second, false));
        assertThat(words.getBodyPart(1).getContent().toString()).contains("href=\"" + link.group(1) + "\"");
    }

    @Test
    void theFilesOfEarlierRepliesAreLinksToo() throws Exception {
        identify(ANA);
        send("Earlier", keep("one.txt", "one".getBytes()));
        runAt(120);
        clock.set(at(3000));
        send("Later", keep("two.txt", "two".getBytes()));
        runAt(4000);

        MimeMultipart parts = (MimeMultipart) server.letters().get(1).getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("two.txt");
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent().toString()).contains("one.txt (1 kB), to be downloaded until");
    }

    private void send(String text, Long... files) {
        conversations.reply(rui, conversation, SenderKey.fresh(), text, new Along(Arrays.asList(files), Set.of()));
    }

    private long keep(String name, byte[] content) {
        return attachments.keep(rui, conversation, Upload.read(SenderKey.fresh().value(), name, new ByteArrayInputStream(content), content.length, attachments.limit()))
                .attachment().id();
    }
}
