package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.tertulia.chatflow.Chatflow;
import org.tertulia.chatflow.ChatflowDraft;
import org.tertulia.chatflow.Chatflows;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.platform.Refusal;

/** The chatflows of the inboxes that the agent may see; administrators make and change them. */
@Path("chatflows")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChatflowsResource {

    @Inject
    Caller caller;
    @Inject
    Chatflows chatflows;
    @Inject
    Inboxes inboxes;

    @GET
    public Paging.Page<ChatflowJson> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Set<Long> visible = inboxes.visibleTo(caller.agent()).stream().map(Inbox::id).collect(Collectors.toSet());
        return Paging.of(limit, cursor).pageOfAll(chatflows.all().stream().filter(chatflow -> visible.contains(chatflow.inboxId())).toList(),
                ChatflowJson::of);
    }

    @POST
    public Response add(Body body) {
        caller.administrator();
        body.only("inbox", "name", "type", "published", "priority", "language", "targeting", "welcome", "capture", "away", "translations");
        Chatflow chatflow = chatflows.add(draft(body));
        return Response.created(URI.create("chatflows/" + chatflow.id())).entity(ChatflowJson.of(chatflow)).build();
    }

    @GET
    @Path("{id}")
    public ChatflowJson get(@PathParam("id") String id) {
        Chatflow chatflow = chatflows.get(Names.pathId("chatflow", id));
        boolean visible = inboxes.visibleTo(caller.agent()).stream().anyMatch(inbox -> inbox.id() == chatflow.inboxId());
        if (!visible) {
            throw Refusal.missing("chatflow");
        }
        return ChatflowJson.of(chatflow);
    }

    /** Replaces the whole chatflow; what {@link #get} gives can be sent back. */
    @PUT
    @Path("{id}")
    public ChatflowJson change(@PathParam("id") String id, Body body) {
        caller.administrator();
        long chatflow = chatflows.get(Names.pathId("chatflow", id)).id();
        Integer version = body.number("version");
        return ChatflowJson.of(chatflows.change(chatflow, version == null ? null : version.longValue(), draft(body)));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        caller.administrator();
        chatflows.delete(Names.pathId("chatflow", id));
    }

    private ChatflowDraft draft(Body body) {
        ChatflowDraft draft = ChatflowDraftReader.read(body);
        if (inboxes.all().stream().noneMatch(inbox -> inbox.id() == draft.inbox())) {
            throw Refusal.invalid("inbox", "no-inbox", "There is no such inbox.");
        }
        return draft;
    }
}
