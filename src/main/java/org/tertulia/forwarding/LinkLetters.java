package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.platform.Clock;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.job.Jobs;

/** Fresh links, mailed on request: one in five minutes and five a day for a conversation, whoever asks. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LinkLetters {

    static final Duration PAUSE = Duration.ofMinutes(5);
    static final int A_DAY = 5;

    @Inject
    Clock clock;
    @Inject
    Jobs jobs;
    @Inject
    Conversations conversations;
    @Inject
    LetterBook letters;
    @Inject
    LetterWriter writer;

    void ask(long conversation, EmailAddress to) {
        Conversation held = conversations.lock(conversation);
        Instant now = clock.now();
        List<Instant> asked = letters.preparedSince(conversation, LetterPurpose.LINK, now.minus(Duration.ofDays(1)));
        if (asked.size() < A_DAY && asked.stream().noneMatch(at -> at.isAfter(now.minus(PAUSE)))) {
            ForwardedLetter letter = new ForwardedLetter(LetterPurpose.LINK, conversation, held.shownSeq(), held.shownSeq(), List.of(), to, writer.messageId(held), now);
            letters.add(letter);
            jobs.put(PostLetterJob.TYPE, letter.id(), now);
        }
    }
}
