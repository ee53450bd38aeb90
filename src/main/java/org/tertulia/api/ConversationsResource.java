package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.tertulia.conversation.ConversationFilter;
import org.tertulia.conversation.ConversationRow;
import org.tertulia.conversation.ConversationStatus;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.InboxList;
import org.tertulia.conversation.Posted;
import org.tertulia.conversation.SenderKey;
import org.tertulia.forwarding.NewLetter;
import org.tertulia.forwarding.NewLetters;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;
import org.tertulia.team.Agent;

/** The conversations of the inboxes that the agent may see. */
@Path("conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationsResource {

    /** Sleeping needs a time to wake, which the API does not have yet. */
    private static final ConversationStatus[] STATUSES = {ConversationStatus.OPEN, ConversationStatus.CLOSED};

    @Inject
    Caller caller;
    @Inject
    Conversations conversations;
    @Inject
    InboxList list;
    @Inject
    NewLetters newLetters;

    /** What the list can be narrowed to. */
    public static class Query {

        @QueryParam("view")
        String view;
        @QueryParam("status")
        String status;
        @QueryParam("inbox")
        String inbox;
        @QueryParam("q")
        String text;

        ConversationFilter filter() {
            ConversationFilter.View whose = Names.parse(ConversationFilter.View.class, "view", view);
            return new ConversationFilter(whose == null ? ConversationFilter.View.ALL : whose, Names.parse(STATUSES, "status", status),
                    Names.id("inbox", inbox), Text.line("q", text, 200));
        }
    }

    @GET
    public Paging.Page<ConversationJson> list(@BeanParam Query query, @QueryParam("limit") String limit,
                                              @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor);
        return paging.page(list.pageAfter(caller.agent(), query.filter(), paging.position(), paging.oneMore()), ConversationJson::of,
                row -> Paging.cursor(new Position(row.conversation().updatedAt(), row.conversation().id())));
    }

    /** Begins a conversation by mail. The same key again is the same conversation. */
    @POST
    public Response begin(Body body) {
        Agent agent = caller.agent();
        body.only("inbox", "to", "cc", "subject", "text", "key");
        SenderKey key = SenderKey.of(body.text("key"));
        Long inbox = body.id("inbox");
        if (inbox == null) {
            throw Refusal.invalid("inbox", "empty", "Fill in this field.");
        }
        List<String> cc = body.texts("cc");
        Posted posted = newLetters.begin(agent, new NewLetter(inbox, body.required("to"), cc == null ? List.of() : cc, body.text("subject"),
                body.required("text")), key);
        ConversationJson begun = json(agent, posted.message().conversationId());
        return posted.again() ? Response.ok(begun).build()
                : Response.created(URI.create("conversations/" + begun.id())).entity(begun).build();
    }

    @GET
    @Path("{id}")
    public ConversationJson get(@PathParam("id") String id) {
        return json(caller.agent(), Names.pathId("conversation", id));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    public ConversationJson change(@PathParam("id") String id, Body body) {
        Agent agent = caller.agent();
        long conversation = conversations.seenBy(agent, Names.pathId("conversation", id)).id();
        body.only("status", "assignee");
        if (body.has("assignee")) {
            conversations.assign(agent, conversation, body.id("assignee"));
        }
        if (body.has("status")) {
            conversations.become(agent, conversation, Names.parse(STATUSES, "status", body.required("status")));
        }
        return json(agent, conversation);
    }

    private ConversationJson json(Agent agent, long id) {
        ConversationRow row = list.row(agent, id);
        if (row == null) {
            throw Refusal.missing("conversation");
        }
        return ConversationJson.of(row);
    }
}
