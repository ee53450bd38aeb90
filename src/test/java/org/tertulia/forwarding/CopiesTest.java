package org.tertulia.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Participants;
import org.tertulia.intake.IncomingScene;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.testing.Persistent;

/** Who takes part by mail besides the contact, and gets copies. */
@Persistent
class CopiesTest extends IncomingScene {

    /** What agents and mail servers do about those who take part. */
    @ApplicationScoped
    static class Leaver {

        @Inject
        Participants participants;
        @Inject
        Conversations conversations;
        @Inject
        DeadAddresses deadAddresses;

        @Transactional
        public void leaveOut(long conversation, long seq, String address) {
            participants.leaveOut(conversations.lock(conversation), seq, List.of(EmailAddress.parse(address)));
        }

        @Transactional
        public void dies(String address) {
            deadAddresses.add(EmailAddress.parse(address), "gone");
        }
    }

    @Inject
    Participants participants;
    @Inject
    Copies copies;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    Leaver leaver;

    @Test
    void thoseToWhomALetterWentTakePart() throws Exception {
        IncomingLetter letter = comes(letter("Carl Cook <carl@example.com>", "Support <SUPPORT+x@tertulia.example>, Dora <dora@example.com>", "Spare parts",
                "Cc: \"Emil, of sales\" <emil@example.com>, carl@example.com, " + replyAddress.of(404, EmailAddress.parse("support@tertulia.example")) + ", not an address, alias@shop.example\n"
                        + "Delivered-To: alias@shop.example\n", "Do you have gaskets?"));
        conversation = letter.conversationId();

        assertThat(copied()).containsExactly("Dora <dora@example.com>", "Emil, of sales <emil@example.com>");
        assertThat(participants.of(conversation)).allSatisfy(one -> assertThat(one.since()).isEqualTo(letter.seq()));

        comes(letter("dora@example.com", "support@tertulia.example", "Re: Spare parts", "References: " + letter.messageId() + "\nCc: Fritz <fritz@example.com>\n", "From me, too"));
        assertThat(copied()).as("who takes part brings others in").contains("Fritz <fritz@example.com>");
        comes(letter("mallory@example.net", "support@tertulia.example", "Re: Spare parts", "References: " + letter.messageId() + "\nCc: max@example.net\n", "Me, too"));
        assertThat(copied()).as("a stranger does not").hasSize(3);
    }

    @Test
    void whoIsLeftOutOfAReplyGetsNoCopyOfIt() {
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example, dora@example.com", "Parts", "Cc: emil@example.com\n", "Gaskets?"));
        conversation = letter.conversationId();
        long open = reply("For all");
        long secret = reply("Not for Dora");
        leaver.leaveOut(conversation, secret, "dora@example.com");
        leaver.leaveOut(conversation, secret, "nobody@example.com");

        assertThat(copies.of(conversation, List.of(open))).hasSize(2);
        assertThat(copies.of(conversation, List.of(secret))).extracting(copy -> copy.address().value()).containsExactly("emil@example.com");
        assertThat(copies.of(conversation, List.of(open, secret))).as("both in one letter").hasSize(1);
        leaver.dies("emil@example.com");
        assertThat(copies.of(conversation, List.of(open))).extracting(copy -> copy.address().value()).containsExactly("dora@example.com");
    }

    @Test
    void aCircleHasItsLimit() {
        String many = String.join(", ", IntStream.range(0, 400).mapToObj(i -> "p" + i + "@example.com").toList());
        IncomingLetter letter = comes(letter("carl@example.com", "support@tertulia.example", "Parts", "Cc: " + many + "\n", "Gaskets?"));
        assertThat(participants.of(letter.conversationId())).hasSize(Participants.MOST);
    }

    private List<String> copied() {
        return copies.of(conversation, List.of()).stream().map(copy -> (copy.name() == null ? "" : copy.name() + " ") + "<" + copy.address() + ">").toList();
    }
}
