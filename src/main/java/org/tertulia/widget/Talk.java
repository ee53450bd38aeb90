package org.tertulia.widget;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tertulia.chatflow.Greeting;
import org.tertulia.conversation.Author;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Incoming;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Written;
import org.tertulia.inbox.Channel;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.realtime.StandsAt;
import org.tertulia.realtime.Typing;
import org.tertulia.security.Limit;
import org.tertulia.visitor.Visitor;

/**
 * One visitor's side of the protocol, over whatever carries its frames: first a hello, then sends, reads, an address. A
 * refused frame changes nothing and is answered by an error; only a frame that is no protocol at all ends the line.
 */
class Talk {

    /** How much of a long thread a widget gets that holds nothing of it yet. */
    private static final int LATEST = 200;
    private static final int MOST_MISSED = 2_000;

    /** Where frames go, and how a line is ended. */
    interface Way {

        void send(JsonObject frame);

        /** Sends the frame and calls back once it has gone out. */
        void send(JsonObject frame, Runnable sent);

        void end(JsonObject lastFrame);

        /** The visitor is known by now: whether to listen for news is the way's own choice. */
        void listenTo(long visitor);
    }

    private final Desk desk;
    private final Way way;
    private final Origin origin;
    private final String address;
    private Channel channel;
    private String token;
    private Hello hello;
    private Long visitor;
    private volatile Long conversation;
    private volatile long shown;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    /** @param address the visitor's network address as a key for limits, or null where these do not apply */
    Talk(Desk desk, Way way, Origin origin, String address) {
        this.desk = desk;
        this.way = way;
        this.origin = origin;
        this.address = address;
    }

    /** Never throws: what goes wrong is answered. @param failed hears what is not the visitor's fault */
    void hear(String text, Consumer<RuntimeException> failed) {
        settle();
        JsonObject frame;
        try {
            frame = Frames.parse(text);
        } catch (JsonException | IllegalStateException e) {
            way.end(Frames.error("bad-frame", "Send JSON objects, one a frame.", null));
            return;
        }
        String key = null;
        try {
            key = Hello.string(frame, "key");
            hear(frame, failed);
        } catch (RuntimeException e) {
            complain(e, key, failed);
        }
    }

    /** Waits until what was sent is stored or refused: the next frame may build on it. */
    void settle() {
        underWay.join();
    }

    private void complain(Throwable e, String key, Consumer<RuntimeException> failed) {
        if (e instanceof Refusal refused) {
            way.send(Frames.error(code(refused), refused.getMessage(), key));
        } else {
            failed.accept(e instanceof RuntimeException known ? known : new IllegalStateException(e));
            way.send(Frames.error("unavailable", "This did not work just now. Please try again in a moment.", key));
        }
    }

    private void hear(JsonObject frame, Consumer<RuntimeException> failed) {
        String type = Hello.string(frame, "type");
        if (hello == null && !"hello".equals(type)) {
            throw Refusal.invalid("type", "bad-frame", "Say hello first.");
        }
        switch (type == null ? "" : type) {
            case "hello" -> greet(Hello.of(frame));
            case "send" -> receive(frame, failed);
            case "read" -> read(Hello.number(frame, "seq"));
            case "typing" -> type();
            case "email" -> email(Hello.string(frame, "email"));
            case "decline" -> decline();
            case "transcript" -> transcript(Hello.string(frame, "email"));
            case "visible", "beat" -> { }
            default -> throw Refusal.invalid("type", "bad-frame", "There is no frame of the type “" + type + "”.");
        }
    }

    private void greet(Hello said) {
        Optional<Channel> found = desk.inboxes.channel(said.channel() == null ? "" : said.channel());
        if (found.isEmpty()) {
            way.end(Frames.error("unknown-channel", "There is no chat with this key. Copy the snippet again from the settings.", null));
            return;
        }
        if (!origin.mayUse(found.get(), said.page())) {
            way.end(Frames.error("origin-not-allowed", "This chat may not be used on this page. Add its domain in the settings.", null));
            return;
        }
        channel = found.get();
        hello = said;
        identify(said.token());
        Conversation known = visitor == null ? null : desk.conversations.of(visitor, channel.id()).orElse(null);
        conversation = known == null ? null : known.id();
        Greeting greeting = desk.chatflows.forPage(channel.inboxId(), said.page()).map(f -> desk.chatflows.greeting(f, said.language()))
                .orElse(null);
        welcome(known, greeting);
    }

    private void identify(String said) {
        if (said != null && !desk.keys.isOurs(said)) {
            way.send(Frames.error("unknown-visitor", "This visitor is not known here. You go on as a new one.", null));
        }
        token = desk.keys.isOurs(said) ? said : desk.keys.fresh();
        Long before = visitor;
        visitor = desk.visitors.byToken(token).map(Visitor::id).orElse(null);
        if (visitor != null) {
            desk.visitors.see(visitor, hello.page(), hello.language());
            if (!visitor.equals(before)) {
                way.listenTo(visitor);
            }
        }
    }

    private void welcome(Conversation known, Greeting greeting) {
        if (known == null) {
            way.send(Frames.welcome(token, null, greeting, List.of(), null, 0, 0, desk.links));
            return;
        }
        shown(known.shownSeq());
        List<Message> missed = hello.after() > 0 ? desk.threads.shownAfter(known.id(), hello.after(), MOST_MISSED)
                : desk.threads.shownUpTo(known.id(), known.lastSeq(), LATEST);
        String capture = desk.captures.open(known.id()).map(Message::text).orElse(null);
        way.send(Frames.welcome(token, known.id(), greeting, missed, capture, desk.deliveries.lastRead(known.id()), known.teamReadSeq(), desk.links),
                () -> desk.deliveries.delivered(known.id(), known.lastSeq()));
    }

    private void receive(JsonObject frame, Consumer<RuntimeException> failed) {
        SenderKey key = SenderKey.of(Hello.string(frame, "key"));
        Written text = Written.byVisitor(Hello.string(frame, "text"));
        String slower = "That was a lot at once. Wait a moment, then send it again.";
        desk.limits.demand(Limit.VISITOR_MESSAGE, token, slower);
        demandOfAddress(Limit.ADDRESS_MESSAGE, slower);
        Long chatflow = conversation == null ? begin() : null;
        underWay = desk.groupCommit.receive(new Incoming(visitor, channel, conversation, chatflow, key, text))
                .handle((posted, e) -> acknowledge(posted, e, key, failed)).toCompletableFuture();
    }

    private Void acknowledge(Posted posted, Throwable e, SenderKey key, Consumer<RuntimeException> failed) {
        if (e == null) {
            Message message = posted.message();
            conversation = message.conversationId();
            way.send(Frames.ack(message.key(), message.seq(), message.prev(), message.at()));
        } else {
            complain(e, key.value(), failed);
        }
        return null;
    }

    /** The first message of a browser makes the visitor. @return the chatflow that the conversation begins with */
    private Long begin() {
        if (visitor != null) {
            conversation = desk.conversations.of(visitor, channel.id()).map(Conversation::id).orElse(null);
        }
        Long chatflow = desk.chatflows.forPage(channel.inboxId(), hello.page()).map(f -> f.id()).orElse(null);
        if (conversation == null && chatflow == null) {
            throw Refusal.invalid(null, "no-chatflow", "There is no chat on this page.");
        }
        if (visitor == null) {
            demandOfAddress(Limit.NEW_CONVERSATION, "Too many conversations have begun here today. Please try again tomorrow.");
            visitor = desk.visitors.enter(token, hello.language(), hello.page());
            way.listenTo(visitor);
        }
        return chatflow;
    }

    private void demandOfAddress(Limit limit, String sentence) {
        if (address != null) {
            desk.limits.demand(limit, address, sentence);
        }
    }

    private void read(long seq) {
        if (conversation != null) {
            desk.deliveries.read(conversation, seq);
        }
    }

    private void type() {
        if (conversation != null) {
            desk.typing.fire(new Typing(conversation, channel.inboxId(), visitor,
                    Author.Type.VISITOR, null, null));
        }
    }

    private void email(String typed) {
        if (conversation == null) {
            throw Refusal.invalid("email", "bad-email", "Write a message first.");
        }
        desk.limits.demand(Limit.EMAIL_CAPTURE, token, "Too many tries. Please wait some minutes.");
        way.send(Frames.captured(desk.captures.given(visitor, typed).value()));
    }

    private void decline() {
        if (conversation != null) {
            desk.captures.declined(conversation);
        }
    }

    /** @param typed the address, where the widget has asked for one; it is only taken where none is known */
    private void transcript(String typed) {
        if (conversation == null) {
            throw Refusal.invalid(null, "empty", "Write a message first.");
        }
        desk.limits.demand(Limit.TRANSCRIPT, token, "You have asked for this several times. Please wait a while.");
        Visitor who = desk.visitors.get(visitor);
        if (typed != null && who.contactId() == null) {
            desk.limits.demand(Limit.EMAIL_CAPTURE, token, "Too many tries. Please wait some minutes.");
            desk.captures.given(visitor, typed);
            who = desk.visitors.get(visitor);
        }
        EmailAddress to = desk.postings.ownTranscript(conversation);
        // visitors are told only what they said themselves
        way.send(Frames.transcript(who.identifiedBy() == Visitor.By.VISITOR ? to.value() : null));
    }

    /** In a form about an address every fault of the address has one code; the sentence says which. */
    private static String code(Refusal refused) {
        return switch (refused.reason()) {
            case TOO_MANY -> "flood";
            case INVALID -> "email".equals(refused.field()) ? "bad-email" : refused.code();
            default -> refused.code();
        };
    }

    /** Whether news of a conversation in that channel are for this line; the first news may tell it which one is its own. */
    boolean concerns(long inChannel, long itsConversation) {
        if (channel == null || inChannel != channel.id()) {
            return false;
        }
        conversation = itsConversation;
        return true;
    }

    /** An entry goes out to the widget. */
    void shown(long seq) {
        shown = Math.max(shown, seq);
    }

    /** Whether there is more for this widget than it was sent. */
    boolean misses(StandsAt at) {
        return concerns(at.channel(), at.conversation()) && at.seq() > shown;
    }

    boolean concerns(long itsConversation) {
        return conversation != null && conversation == itsConversation;
    }
}
