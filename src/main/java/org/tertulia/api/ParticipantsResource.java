package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.tertulia.conversation.Conversations;
import org.tertulia.conversation.Participant;
import org.tertulia.conversation.Participants;

/** Who takes part in a conversation by mail besides the visitor. */
@Path("conversations/{id}/participants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ParticipantsResource {

    @Inject
    Caller caller;
    @Inject
    Conversations conversations;
    @Inject
    Participants participants;

    /** @param name as letters give it, or null. @param since the entry with whose letter they came in */
    public record ParticipantJson(String email, String name, long since) {

        static ParticipantJson of(Participant one) {
            return new ParticipantJson(one.address().value(), one.name(), one.since());
        }
    }

    @GET
    public Paging.Page<ParticipantJson> list(@PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        long conversation = conversations.seenBy(caller.agent(), Names.pathId("conversation", id)).id();
        return Paging.of(limit, cursor).pageOfAll(participants.of(conversation), ParticipantJson::of);
    }
}
