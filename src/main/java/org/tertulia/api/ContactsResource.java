package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.tertulia.contact.Contact;
import org.tertulia.contact.Contacts;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;

/** The people whose e-mail address is known. */
@Path("contacts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContactsResource {

    private static final String TAKEN = "Another contact has this address.";

    @Inject
    Contacts contacts;

    @GET
    public Paging.Page<ContactJson> list(@QueryParam("email") String email, @QueryParam("limit") String limit,
                                         @QueryParam("cursor") String cursor) {
        Paging paging = Paging.of(limit, cursor);
        List<Contact> found = email == null ? contacts.pageAfter(paging.position(), paging.oneMore())
                : contacts.byEmail(EmailAddress.parse(email)).stream().toList();
        return paging.page(found, ContactJson::of, contact -> Paging.cursor(new Position(contact.updatedAt(), contact.id())));
    }

    @POST
    public Response add(Body body) {
        body.only("email", "firstName", "lastName");
        Contacts.Found found = contacts.findOrCreate(EmailAddress.parse(body.text("email")), body.text("firstName"), body.text("lastName"), null);
        if (!found.created()) {
            throw Refusal.conflict(RefusalProblem.CONTACT_EXISTS, TAKEN, found.id());
        }
        return Response.created(URI.create("contacts/" + found.id())).entity(ContactJson.of(contacts.get(found.id()))).build();
    }

    @GET
    @Path("{id}")
    public ContactJson get(@PathParam("id") String id) {
        return ContactJson.of(contacts.get(Names.pathId("contact", id)));
    }

    @PATCH
    @Path("{id}")
    public ContactJson change(@PathParam("id") String id, Body body) {
        long contact = contacts.get(Names.pathId("contact", id)).id();
        body.only("email", "firstName", "lastName");
        EmailAddress email = body.has("email") ? EmailAddress.parse(body.text("email")) : null;
        try {
            return ContactJson.of(contacts.change(contact, email, body.textOrEmpty("firstName"), body.textOrEmpty("lastName")));
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.CONFLICT) {
                throw Refusal.conflict(RefusalProblem.CONTACT_EXISTS, refusal.getMessage(), refusal.existing());
            }
            throw refusal;
        }
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        contacts.delete(Names.pathId("contact", id));
    }

    /** This contact becomes part of another, {@code into}, and is gone. */
    @POST
    @Path("{id}/merge")
    public ContactJson merge(@PathParam("id") String id, Body body) {
        long from = contacts.get(Names.pathId("contact", id)).id();
        Long into = body.only("into").id("into");
        if (into == null || contacts.find(into).isEmpty()) {
            throw Refusal.invalid("into", "no-contact", "Say with which contact: into is its id.");
        }
        return ContactJson.of(contacts.merge(from, into));
    }
}
