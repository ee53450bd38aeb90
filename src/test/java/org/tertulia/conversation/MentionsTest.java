package org.tertulia.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.conversation.ConversationFilter.View;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;

/** Comments that mention somebody, and what those who are mentioned have to see (row D12). */
@Persistent
class MentionsTest {

    @Inject
    Conversations conversations;
    @Inject
    Mentions mentions;
    @Inject
    Colleagues colleagues;
    @Inject
    Threads threads;
    @Inject
    InboxList list;
    @Inject
    Agents agents;
    @Inject
    Inboxes inboxes;
    @Inject
    Shop shop;
    @Inject
    Bin bin;
    @PersistenceContext
    EntityManager em;

    private Agent rui;
    private Agent bea;
    private Agent ada;
    private Agent stranger;
    private Inbox inbox;
    private long visitor;
    private long conversation;

    /** Throws away what nothing throws away yet. */
    @ApplicationScoped
    static class Bin {

        @PersistenceContext
        EntityManager em;

        @Transactional
        public void empty(String table, long id) {
            em.createNativeQuery("delete from " + table + " where id = " + id).executeUpdate();
        }
    }

    @BeforeEach
    void open() {
        rui = shop.agent("rui");
        bea = shop.agent("bea");
        ada = shop.administrator("ada");
        stranger = shop.agent("stranger");
        inbox = shop.inbox(rui, bea);
        visitor = shop.visitor();
        conversation = shop.write(visitor, shop.channel(inbox), null, "Hello").message().conversationId();
    }

    @Test
    void aCommentTellsWhereItMentionsWhomAndWhoHasToSeeIt() {
        Message noted = note("@bea and @ada: look. @bea!", bea.id(), ada.id());

        List<Mentioned> places = List.of(new Mentioned(bea.id(), 0, 4), new Mentioned(ada.id(), 9, 4), new Mentioned(bea.id(), 21, 4));
        assertThat(noted.mentions()).isEqualTo(places);
        assertThat(threads.entry(conversation, noted.seq()).mentions()).isEqualTo(places);
        assertThat(threads.entry(conversation, 1).mentions()).isEmpty();
        assertThat(listed(bea)).containsExactly(conversation);
        assertThat(listed(ada)).containsExactly(conversation);
        assertThat(listed(rui)).isEmpty();
        assertThat(unread(bea)).isEqualTo(1);
        assertThat(unread(rui)).isZero();
        assertThat(mentions.firstUnread(bea, conversation)).isEqualTo(noted.seq());
        assertThat(mentions.firstUnread(rui, conversation)).isNull();
        assertThat(list.row(bea, conversation).mentionedBy()).isEqualTo("rui");
        assertThat(list.row(rui, conversation).mentionedBy()).isNull();
        assertThat(conversations.find(conversation).orElseThrow()).returns(null, Conversation::assigneeId).returns(1, Conversation::unread);
    }

    @Test
    void whoOpensTheConversationHasSeenItAndTheOthersHaveNot() {
        Message first = note("@bea @ada one", bea.id(), ada.id());
        Message second = note("@bea two", bea.id());
        conversations.readByTeam(rui, conversation, second.seq());
        assertThat(unread(bea)).as("rui has read it, bea has not").isEqualTo(1);

        conversations.readByTeam(bea, conversation, first.seq());
        assertThat(mentions.firstUnread(bea, conversation)).isEqualTo(second.seq());
        assertThat(unread(bea)).isEqualTo(1);
        conversations.readByTeam(bea, conversation, second.seq());
        assertThat(unread(bea)).isZero();
        assertThat(list.row(bea, conversation).mentionedBy()).isNull();
        assertThat(unread(ada)).isEqualTo(1);
        assertThat(listed(bea)).as("what was seen stays in the list").containsExactly(conversation);
    }

    @Test
    void theLastToMentionIsNamedAndAConversationCountsOnce() {
        note("@bea one", bea.id());
        conversations.comment(ada, conversation, SenderKey.fresh(), "@bea two", Along.mentioning(bea.id()));
        assertThat(list.row(bea, conversation).mentionedBy()).isEqualTo("ada");
        assertThat(unread(bea)).isEqualTo(1);
    }

    @Test
    void mentioningOneselfIsNothingToSee() {
        assertThat(note("@rui don't forget", rui.id()).mentions()).hasSize(1);
        assertThat(unread(rui)).isZero();
        assertThat(listed(rui)).isEmpty();
    }

    @Test
    void whoIsMentionedGetsNothingAssignedAndAClosedConversationStaysClosed() {
        conversations.assign(ada, conversation, rui.id());
        conversations.become(ada, conversation, ConversationStatus.CLOSED);
        note("@bea?", bea.id());
        assertThat(conversations.find(conversation).orElseThrow()).returns(rui.id(), Conversation::assigneeId)
                .returns(ConversationStatus.CLOSED, Conversation::status);
        assertThat(unread(bea)).as("of a closed one, too").isEqualTo(1);
    }

    @Test
    void theSameCommentAgainIsOneMentionAlsoWhenTheMentionedHaveGoneSince() {
        SenderKey key = SenderKey.fresh();
        Posted once = conversations.comment(rui, conversation, key, "@bea", Along.mentioning(bea.id()));
        agents.activate(bea.id(), false);
        Posted again = conversations.comment(rui, conversation, key, "@bea", Along.mentioning(bea.id()));
        assertThat(again).returns(true, Posted::again);
        assertThat(again.message().seq()).isEqualTo(once.message().seq());
        assertThat(again.message().mentions()).as("the text keeps its name").isEqualTo(once.message().mentions()).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whoIsCalledOtherwiseSinceIsStillMeant() {
        Message noted = note("@bea", bea.id());
        agents.rename(bea.id(), "Beatriz");
        assertThat(threads.entry(conversation, noted.seq())).returns("@bea", Message::text)
                .returns(List.of(new Mentioned(bea.id(), 0, 4)), Message::mentions);
        assertThat(unread(bea)).isEqualTo(1);
    }

    @Test
    void twoOfOneNameAreToldApart() {
        Agent other = agents.rename(ada.id(), "bea");
        note("@bea", other.id());
        assertThat(unread(bea)).isZero();
        assertThat(unread(other)).isEqualTo(1);
        note("@bea, ask @bea", bea.id(), other.id());
        assertThat(unread(bea)).isEqualTo(1);
    }

    @Test
    void onlyThoseWhoWorkThereAndStandInTheTextOfAComment() {
        refused("not-a-member", () -> note("@stranger", stranger.id()));
        refused("no-agent", () -> note("@nobody", 999_999_999L));
        refused("not-in-text", () -> note("Look at this", bea.id()));
        refused("not-in-text", () -> note("@bea", bea.id(), rui.id()));
        refused("too-many-mentions", () -> note("@bea", Collections.nCopies(51, bea.id()).toArray(Long[]::new)));
        refused("only-comments", () -> conversations.reply(rui, conversation, SenderKey.fresh(), "@bea", Along.mentioning(bea.id())));
        agents.activate(bea.id(), false);
        refused("not-a-member", () -> note("@bea", bea.id()));
        assertThat(threads.after(conversation, 0, 10)).as("nothing of a refused comment stays").hasSize(1);
        assertThat(rows()).isZero();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> note("Look", ada.id())).withMessageContaining("“@ada”").returns("mentions", Refusal::field);
    }

    @Test
    void whoLeavesTheInboxHasNothingToSeeThereAnyMore() {
        note("@bea", bea.id());
        inboxes.change(inbox.id(), null, Set.of(rui.id()));
        assertThat(unread(bea)).isZero();
        assertThat(listed(bea)).isEmpty();
        inboxes.change(inbox.id(), null, Set.of(rui.id(), bea.id()));
        assertThat(unread(bea)).isEqualTo(1);
    }

    @Test
    void mentionsGoWithTheirConversationAndWithTheAgent() {
        note("@bea @ada", bea.id(), ada.id());
        bin.empty("agent", ada.id());
        assertThat(rows()).isEqualTo(1);
        bin.empty("conversation", conversation);
        assertThat(rows()).isZero();
    }

    @Test
    void theVisitorIsShownNothingOfIt() {
        note("@bea, is she a regular?", bea.id());
        assertThat(threads.shownAfter(conversation, 0, 10)).extracting(Message::text).containsExactly("Hello");
        assertThat(conversations.reply(rui, conversation, SenderKey.fresh(), "Hi").message().prev()).isEqualTo(1);
    }

    @Test
    void thoseWhoWorkThereCanBeMentioned() {
        agents.activate(bea.id(), false);
        assertThat(colleagues.of(inbox.id())).extracting(Agent::name).containsExactly("ada", "rui");
    }

    private Message note(String text, Long... mentioned) {
        return conversations.comment(rui, conversation, SenderKey.fresh(), text, Along.mentioning(mentioned)).message();
    }

    private List<Long> listed(Agent agent) {
        return list.page(agent, new ConversationFilter(View.MENTIONS, null, null, null), null, 10).stream().map(row -> row.conversation().id()).toList();
    }

    private long unread(Agent agent) {
        return list.unread(agent).get(View.MENTIONS);
    }

    private long rows() {
        return ((Number) em.createNativeQuery("select count(*) from mention").getSingleResult()).longValue();
    }

    private static void refused(String code, ThrowingCallable what) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(what).returns(code, Refusal::code);
    }
}
