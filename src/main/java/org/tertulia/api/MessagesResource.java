package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tertulia.conversation.Along;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Message;
import org.tertulia.conversation.MessageKind;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.conversation.Threads;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;

/** What was said in a conversation, and what an agent says. */
@Path("conversations/{id}/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MessagesResource {

    private static final MessageKind[] KINDS = {MessageKind.REPLY, MessageKind.COMMENT};

    @Inject
    Caller caller;
    @Inject
    Conversations conversations;
    @Inject
    Threads threads;

    @GET
    public Paging.Page<MessageJson> list(@PathParam("id") String id, @QueryParam("after") String after, @QueryParam("limit") String limit,
                                         @QueryParam("cursor") String cursor) {
        long conversation = conversations.seenBy(caller.agent(), Names.pathId("conversation", id)).id();
        Paging paging = Paging.of(limit, cursor);
        Long from = paging.number();
        return paging.page(threads.after(conversation, from == null ? seq(after) : from, paging.oneMore()), MessageJson::of,
                message -> Paging.cursor(message.seq()));
    }

    /** The same key again is the same message: a caller who got no answer just sends it again. */
    @POST
    public Response post(@PathParam("id") String id, Body body) {
        Agent agent = caller.agent();
        long conversation = conversations.seenBy(agent, Names.pathId("conversation", id)).id();
        body.only("key", "kind", "text", "attachments", "leaveOut", "mentions");
        SenderKey key = SenderKey.of(body.text("key"));
        MessageKind kind = Names.parse(KINDS, "kind", body.required("kind"));
        Along along = along(body);
        Posted posted = kind == MessageKind.REPLY ? conversations.reply(agent, conversation, key, body.text("text"), along)
                : conversations.comment(agent, conversation, key, body.text("text"), along);
        Message message = posted.message();
        return Response.status(posted.again() ? Response.Status.OK : Response.Status.CREATED).entity(MessageJson.of(message)).build();
    }

    private static Along along(Body body) {
        List<String> files = body.texts("attachments");
        List<String> leftOut = body.texts("leaveOut");
        List<String> mentioned = body.texts("mentions");
        return new Along(files == null ? List.of() : files.stream().map(id -> Names.id("attachments", id)).toList(),
                leftOut == null ? Set.of() : leftOut.stream().map(EmailAddress::find).flatMap(Optional::stream).collect(Collectors.toSet()),
                mentioned == null ? List.of() : mentioned.stream().map(id -> Names.id("mentions", id)).toList());
    }

    private static long seq(String after) {
        Long seq = after == null ? Long.valueOf(0) : Names.number(after);
        if (seq == null) {
            throw Refusal.invalid("after", "bad-seq", "This must be the seq of a message, or 0.");
        }
        return seq;
    }
}
