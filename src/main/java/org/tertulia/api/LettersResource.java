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
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.platform.Position;
import org.tertulia.platform.Text;

/** What came in by mail, and what was made of it. For administrators: letters that were kept out may be anybody's. */
@Path("letters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LettersResource {

    @Inject
    Caller caller;
    @Inject
    Arrivals arrivals;

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
        IncomingLetter letter = letter(id);
        return LetterJson.whole(letter, arrivals.raw(letter.id()));
    }

    /** The letter as it came, for a mail program. */
    @GET
    @Path("{id}/raw")
    @Produces("message/rfc822")
    public Response raw(@PathParam("id") String id) {
        IncomingLetter letter = letter(id);
        return Response.ok(arrivals.raw(letter.id())).header("Content-Disposition", "attachment; filename=\"letter-" + letter.id() + ".eml\"").build();
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

    private IncomingLetter letter(String id) {
        caller.administrator();
        return arrivals.get(Names.pathId("letter", id));
    }
}
