package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.inbox.Inbox;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.testing.container.HandClock;

/** Files that wait for an entry, go with it for good, or are thrown away. */
@Persistent
class AttachmentsTest {

    @Inject
    Attachments attachments;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;
    @Inject
    FileLink links;
    @Inject
    ThrowAwayFilesJob job;
    @Inject
    HandClock clock;
    @Inject
    Shop shop;
    @PersistenceContext
    EntityManager em;

    private Agent rui;
    private Agent bea;
    private Agent stranger;
    private long conversation;

    @BeforeEach
    void open() {
        rui = shop.agent("rui");
        bea = shop.agent("bea");
        stranger = shop.agent("stranger");
        Inbox inbox = shop.inbox(rui, bea);
        conversation = shop.write(shop.visitor(), shop.channel(inbox), null, "Hello").message().conversationId();
    }

    @Test
    void anEntryTakesFilesAlongInItsOrderAndTellsOfThem() {
        byte[] large = new byte[2_500_000];
        new Random(1).nextBytes(large);
        long first = keep("a.bin", large);
        long second = keep("b.txt", "text".getBytes());
        Message sent = conversations.reply(rui, conversation, SenderKey.fresh(), "", along(second, first)).message();

        assertThat(sent.files()).containsExactly(new AttachedFile(second, "b.txt", "text/plain", 4), new AttachedFile(first, "a.bin", "application/octet-stream", large.length));
        assertThat(threads.entry(conversation, sent.seq()).files()).isEqualTo(sent.files());
        assertThat(attachments.content(first)).isEqualTo(large);
        assertThat(conversations.find(conversation).orElseThrow().preview()).isEqualTo("b.txt, a.bin");
        assertThat(sent.text()).isEmpty();
    }

    @Test
    void theSameKeyAgainIsTheSameFile() {
        SenderKey key = SenderKey.fresh();
        Attachments.Kept once = attachments.keep(rui, conversation, new Upload(key, "a.txt", "one".getBytes()));
        Attachments.Kept again = attachments.keep(rui, conversation, new Upload(key, "a.txt", "one".getBytes()));
        assertThat(again).returns(true, Attachments.Kept::again);
        assertThat(again.attachment().id()).isEqualTo(once.attachment().id());
        refused("key-taken", () -> attachments.keep(rui, conversation, new Upload(key, "a.txt", "two".getBytes())));
        refused("key-taken", () -> attachments.keep(bea, conversation, new Upload(key, "a.txt", "one".getBytes())));
    }

    @Test
    void theSameReplyAgainTakesNothingTwice() {
        SenderKey key = SenderKey.fresh();
        long file = keep("a.txt", "one".getBytes());
        Posted once = conversations.reply(rui, conversation, key, "Here", along(file));
        Posted again = conversations.reply(rui, conversation, key, "Here", along(file));
        assertThat(again).returns(true, Posted::again);
        assertThat(again.message().files()).isEqualTo(once.message().files()).hasSize(1);
    }

    @Test
    void onlyOnesOwnFilesOfThatConversationAndOnlyOnce() {
        long other = shop.write(shop.visitor(), shop.channel(shop.inbox(rui)), null, "Hi").message().conversationId();
        long file = keep("a.txt", "one".getBytes());
        refused("no-file", () -> conversations.reply(bea, conversation, SenderKey.fresh(), "Mine", along(file)));
        refused("no-file", () -> conversations.reply(rui, other, SenderKey.fresh(), "There", along(file)));
        refused("no-file", () -> conversations.reply(rui, conversation, SenderKey.fresh(), "None", along(file, 999_999_999L)));
        assertThat(threads.after(conversation, 0, 10)).as("nothing of a refused reply stays").hasSize(1);
        conversations.comment(rui, conversation, SenderKey.fresh(), "Once", along(file));
        refused("no-file", () -> conversations.reply(rui, conversation, SenderKey.fresh(), "Twice", along(file)));
        refused("empty", () -> conversations.reply(rui, conversation, SenderKey.fresh(), " "));
    }

    @Test
    void whoDoesNotSeeTheConversationSeesNoFileOfIt() {
        long file = keep("a.txt", "one".getBytes());
        assertThat(attachments.seenBy(bea, file).name()).isEqualTo("a.txt");
        refused("not-found", () -> attachments.seenBy(stranger, file));
        refused("not-found", () -> attachments.seenBy(rui, 999_999_999));
        refused("not-found", () -> attachments.keep(stranger, conversation, new Upload(SenderKey.fresh(), "a", new byte[1])));
    }

    @Test
    void moreThanTwentyFilesOrTwentyMegabytesAreTooMuch() {
        long[] small = new Random().ints(21).mapToLong(i -> keep("a.txt", "one".getBytes())).toArray();
        refused("too-many-files", () -> conversations.reply(rui, conversation, SenderKey.fresh(), "", along(small)));
        assertThat(conversations.reply(rui, conversation, SenderKey.fresh(), "", along(Arrays.copyOf(small, 20))).message().files()).hasSize(20);
        long ten = keep("b.bin", new byte[10_000_000]);
        long more = keep("c.bin", new byte[10_000_000]);
        refused("files-too-large", () -> conversations.reply(rui, conversation, SenderKey.fresh(), "", along(ten, more, small[20])));
        assertThat(conversations.reply(rui, conversation, SenderKey.fresh(), "", along(ten, more)).message().files()).hasSize(2);
    }

    @Test
    void tooManyWaitingFilesAreRefused() {
        for (int i = 0; i < 60; i++) {
            keep("a.txt", "one".getBytes());
        }
        refused("flood", () -> keep("a.txt", "one".getBytes()));
    }

    @Test
    void whatNoEntryTookIsThrownAwayAfterADay() {
        long taken = keep("a.txt", "one".getBytes());
        long left = keep("b.txt", "two".getBytes());
        conversations.reply(rui, conversation, SenderKey.fresh(), "", along(taken));
        assertThat(em.createNativeQuery("select due_at from job where job_key = 'files:" + conversation + "'").getSingleResult())
                .isEqualTo(clock.now().plus(Duration.ofDays(1)).toEpochMilli());
        clock.advance(Duration.ofDays(1).minusMillis(1));
        long later = keep("c.txt", "three".getBytes());
        assertThat(job.run(conversation)).isEqualTo(HandClock.START.plus(Duration.ofDays(1)));
        assertThat(attachments.find(left)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(job.run(conversation)).isEqualTo(HandClock.START.plus(Duration.ofDays(2)).minusMillis(1));
        assertThat(attachments.find(left)).isEmpty();
        assertThat(attachments.content(left)).isEmpty();
        assertThat(attachments.content(taken)).isEqualTo("one".getBytes());
        refused("no-file", () -> conversations.reply(rui, conversation, SenderKey.fresh(), "", along(left)));
        clock.advance(Duration.ofDays(1));
        assertThat(job.run(conversation)).isNull();
        assertThat(attachments.find(later)).isEmpty();
    }

    @Test
    void aLinkIsGoodForItsTimeAndCannotBeMade() {
        long file = keep("a.txt", "one".getBytes());
        String path = links.path(file, clock.now().plus(Duration.ofDays(30)));
        String token = path.substring(FileLink.PLACE.length());
        assertThat(links.read(token)).contains(new FileLink.Meant(file, false));
        for (String forged : List.of("", token + "x", token.substring(1), token + "9", token.replaceFirst("\\d+$", "999999"), "A".repeat(32) + "." + file + ".30000")) {
            assertThat(links.read(forged)).as(forged).isEmpty();
        }
        clock.advance(Duration.ofDays(30));
        assertThat(links.read(token).orElseThrow().expired()).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(links.read(token).orElseThrow().expired()).isTrue();
    }

    private long keep(String name, byte[] content) {
        return attachments.keep(rui, conversation, new Upload(SenderKey.fresh(), name, content)).attachment().id();
    }

    private static Along along(long... files) {
        return new Along(Arrays.stream(files).boxed().toList(), Set.of());
    }

    private static void refused(String code, ThrowingCallable what) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(what).returns(code, Refusal::code);
    }
}
