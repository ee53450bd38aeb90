package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tertulia.conversation.Conversations;
import org.tertulia.intake.Enclosures;
import org.tertulia.intake.LetterShelf;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.mail.reading.Piece;
import org.tertulia.platform.FileAnswer;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;
import org.tertulia.team.Agent;

/**
 * What came in by mail, and what was made of it. For administrators, since letters that were kept out may be anybody's; a letter that is an
 * entry of a conversation is also for those who see that.
 */
@Path("letters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LettersResource {

    @Inject
    Caller caller;
    @Inject
    Arrivals arrivals;
    @Inject
    Conversations conversations;
    @Inject
    LetterShelf shelf;

    @GET
    public Paging.Page<LetterJson> list(@QueryParam("kind") String kind, @QueryParam("q") String text, @QueryParam("limit") String limit,
                                        @QueryParam("cursor") String cursor) {
        caller.administrator();
        Paging paging = Paging.of(limit, cursor);
        return paging.page(arrivals.pageAfter(Names.parse(LetterKind.class, "kind", kind), Text.line("q", text, 200), paging.position(),
                paging.oneMore()), LetterJson::brief, letter -> Paging.cursor(new Position(letter.receivedAt(), letter.id())));
    }

    @GET
    @Path("{id}")
    public LetterJson get(@PathParam("id") String id) {
        IncomingLetter letter = seen(id);
        return LetterJson.whole(letter, arrivals.raw(letter.id()), Api.PATH + "/letters/" + letter.id() + "/attachments/");
    }

    /** The letter as it came, for a mail program. */
    @GET
    @Path("{id}/raw")
    @Produces("message/rfc822")
    public Response raw(@PathParam("id") String id) {
        IncomingLetter letter = seen(id);
        return Response.ok(arrivals.raw(letter.id())).header("Content-Disposition", "attachment; filename=\"letter-" + letter.id() + ".eml\"").build();
    }

    /** A file of it. {@code place} is where it stands in {@code attachments}, from 0. */
    @GET
    @Path("{id}/attachments/{place}")
    @Produces("*/*")
    public Response attachment(@PathParam("id") String id, @PathParam("place") String place) {
        Long number = place.length() > 6 ? null : Names.number(place);
        Piece piece = shelf.file(seen(id).id(), number == null ? -1 : number.intValue()).orElseThrow(() -> Refusal.missing("attachment"));
        FileAnswer answer = FileAnswer.download(Enclosures.fileName(piece, number.intValue()), piece.content());
        Response.ResponseBuilder response = Response.ok(piece.content(), answer.type());
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** Works once more on a letter that failed. */
    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") String id) {
        arrivals.retry(letter(id).id());
        return Response.accepted(LetterJson.brief(letter(id))).build();
    }

    /** Lets a letter that was kept out into the inbox. */
    @POST
    @Path("{id}/release")
    public Response release(@PathParam("id") String id) {
        arrivals.release(letter(id).id());
        return Response.accepted(LetterJson.brief(letter(id))).build();
    }

    private IncomingLetter seen(String id) {
        Agent agent = caller.agent();
        IncomingLetter letter = arrivals.get(Names.pathId("letter", id));
        if (!agent.isAdministrator()) {
            if (letter.conversationId() == null || letter.seq() == null) {
                throw Refusal.missing("letter");
            }
            conversations.seenBy(agent, letter.conversationId());
        }
        return letter;
    }

    private IncomingLetter letter(String id) {
        caller.administrator();
        return arrivals.get(Names.pathId("letter", id));
    }
}
