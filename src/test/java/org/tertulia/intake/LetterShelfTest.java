package org.tertulia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.SenderKey;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.testing.Persistent;

/** What is on a letter that stands in a thread. */
@Persistent
class LetterShelfTest extends IncomingScene {

    @Inject
    LetterShelf shelf;

    @Test
    void anEntryKnowsItsLetterAndWhatIsOnIt() throws Exception {
        IncomingLetter letter = comes("""
                From: Carl Cook <carl@example.com>
                To: support@tertulia.example
                Subject: Parts
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="edge"

                --edge
                Content-Type: text/html

                <p>These <img src="cid:one@x"><img src="cid:two@x"></p>
                --edge
                Content-Type: image/jpeg; name="liar.jpg"
                Content-ID: <one@x>

                <html><script>alert(1)</script>
                --edge
                Content-Type: application/x-whatever
                Content-ID: <two@x>
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAAAAACw=
                --edge
                Content-Type: text/x-moz-deleted; name="Deleted: offer.pdf"
                Content-Disposition: inline; filename="Deleted: offer.pdf"
                X-Mozilla-Altered: AttachmentDeleted; date="Mon Jan 05 10:00:00 2026"

                You deleted an attachment from this message.
                --edge--
                """);
        assertThat(entry(letter).letter()).isEqualTo(letter.id());
        OpenedLetter opened = shelf.open(letter.id());
        assertThat(opened.html()).isTrue();
        assertThat(opened.files()).extracting(Enclosures.Enclosed::name, Enclosures.Enclosed::picture, Enclosures.Enclosed::inline, Enclosures.Enclosed::lost)
                .containsExactly(tuple("liar.jpg", null, true, false), tuple("application/x-whatever", "image/gif", true, false),
                        tuple("Deleted_ offer.pdf", null, false, true));
        assertThat(shelf.asSent(letter.id(), "/here/").orElseThrow().html()).contains("<img><img src=\"/here/1\">");
        assertThat(shelf.file(letter.id(), 1).orElseThrow().content()).startsWith('G', 'I', 'F');
        assertThat(shelf.file(letter.id(), 3)).isEmpty();
        assertThat(shelf.file(letter.id(), -1)).isEmpty();
        assertThat(conversations.reply(rui, letter.conversationId(), SenderKey.fresh(), "Thanks").message().letter()).isNull();
    }
}
