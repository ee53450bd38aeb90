package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.ChannelType;

class ConversationTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private final Conversation conversation = new Conversation(1, 2, ChannelType.CHAT, 3, null, 4L, NOON) {
        @Override
        public Long id() {
            return 9L;
        }
    };

    @Test
    void numbersItsEntriesAndSkipsInPrevWhatTheVisitorMustNotSee() {
        Message hello = post(MessageKind.MESSAGE, Author.visitor(3), "Hello", 0);
        Message comment = post(MessageKind.COMMENT, Author.system(), "Who knows this one?", 1);
        Message bot = post(MessageKind.REPLY, Author.bot(4, "Bot"), "Hi", 2);

        assertThat(hello.seq()).isEqualTo(1);
        assertThat(hello.prev()).isZero();
        assertThat(comment.seq()).isEqualTo(2);
        assertThat(bot.seq()).isEqualTo(3);
        assertThat(bot.prev()).as("the comment's number is not the visitor's").isEqualTo(1);
        assertThat(conversation.shownSeq()).isEqualTo(3);
    }

    @Test
    void theVisitorWaitsUntilAPersonAnswersNotABot() {
        post(MessageKind.MESSAGE, Author.visitor(3), "Hello", 0);
        post(MessageKind.MESSAGE, Author.visitor(3), "Anybody?", 30);
        post(MessageKind.REPLY, Author.bot(4, "Bot"), "Hi", 31);
        post(MessageKind.PROMPT, Author.system(), "Your address?", 32);

        assertThat(conversation.waitingSince()).isEqualTo(NOON);
        assertThat(conversation.answeredAt()).isNull();
        assertThat(conversation.unread()).isEqualTo(2);
    }

    @Test
    void aClosedConversationOpensWhenTheVisitorWritesAndOnlyThen() {
        post(MessageKind.MESSAGE, Author.visitor(3), "Hello", 0);
        conversation.become(ConversationStatus.CLOSED, NOON);
        post(MessageKind.COMMENT, Author.system(), "Done.", 5);
        assertThat(conversation.status()).isEqualTo(ConversationStatus.CLOSED);

        post(MessageKind.MESSAGE, Author.visitor(3), "One more thing", 10);
        assertThat(conversation.status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void theListShowsTheLastThingSaidNotThePromptOrAnEvent() {
        post(MessageKind.MESSAGE, Author.visitor(3), "Hello\n  there", 0);
        post(MessageKind.PROMPT, Author.system(), "Your address?", 60);
        post(MessageKind.EVENT, Author.system(), "closed", 70);

        assertThat(conversation.preview()).isEqualTo("Hello there");
        assertThat(conversation.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void readingByTheTeamGoesNoFurtherThanTheEnd() {
        post(MessageKind.MESSAGE, Author.visitor(3), "Hello", 0);
        assertThat(conversation.readByTeam(99)).isTrue();
        assertThat(conversation.teamReadSeq()).isEqualTo(1);
        assertThat(conversation.unread()).isZero();
        assertThat(conversation.readByTeam(1)).as("no news").isFalse();
    }

    private Message post(MessageKind kind, Author author, String text, int afterSeconds) {
        return conversation.post(SenderKey.fresh().value(), kind, author, text, NOON.plusSeconds(afterSeconds));
    }
}
