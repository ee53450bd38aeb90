package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tertulia.forwarding.Postings;
import org.tertulia.platform.EmailAddress;

/** A conversation that is sent by e-mail because somebody asks for it. */
@Path("conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationLettersResource {

    @Inject
    Caller caller;
    @Inject
    Postings postings;

    /** Where a letter goes; it is on its way. */
    public record OnItsWay(String to) {
    }

    /** The transcript, to the contact or to {@code to}. */
    @POST
    @Path("{id}/transcript")
    public Response transcript(@PathParam("id") String id, Body body) {
        long conversation = Names.pathId("conversation", id);
        body.only("to");
        return accepted(postings.transcript(caller.agent(), conversation, body.text("to")));
    }

    /** The thread, to somebody else, with a note. */
    @POST
    @Path("{id}/forward")
    public Response forward(@PathParam("id") String id, Body body) {
        long conversation = Names.pathId("conversation", id);
        body.only("to", "note", "from", "comments");
        Integer from = body.number("from");
        Boolean comments = body.flag("comments");
        return accepted(postings.forward(caller.agent(), conversation, body.required("to"), body.text("note"), from == null ? 0 : from,
                comments != null && comments));
    }

    private static Response accepted(EmailAddress to) {
        return Response.status(Response.Status.ACCEPTED).entity(new OnItsWay(to.value())).build();
    }
}
