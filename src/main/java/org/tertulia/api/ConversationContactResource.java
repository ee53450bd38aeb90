package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.tertulia.contact.Contacts;
import org.tertulia.conversation.Conversation;
import org.tertulia.conversation.Conversations;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.visitor.Identification;
import org.tertulia.visitor.Visitor;
import org.tertulia.visitor.Visitors;

/** Which contact the visitor of a conversation is (rows A2 to A4, A6). */
@Path("conversations/{id}/contact")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationContactResource {

    @Inject
    Caller caller;
    @Inject
    Conversations conversations;
    @Inject
    Contacts contacts;
    @Inject
    Visitors visitors;
    @Inject
    Identification identification;

    @PUT
    public ContactJson put(@PathParam("id") String id, Body body) {
        Conversation conversation = conversation(id);
        body.only("contact", "email", "firstName", "lastName");
        Long contact = body.id("contact");
        if (contact == null) {
            contact = create(conversation, body);
        } else if (body.has("email") || body.has("firstName") || body.has("lastName")) {
            throw Refusal.invalid("contact", "either-or", "Send either the id of a contact, or the data of a new one.");
        } else if (contacts.find(contact).isEmpty()) {
            throw Refusal.invalid("contact", "no-contact", "There is no such contact.");
        }
        identification.associate(conversation.visitorId(), contact, Visitor.By.AGENT);
        return ContactJson.of(contacts.get(contact));
    }

    @DELETE
    public void delete(@PathParam("id") String id) {
        identification.undo(conversation(id).visitorId());
    }

    /** A contact who is there already is not taken silently: the agent shall see who it is first. */
    private long create(Conversation conversation, Body body) {
        EmailAddress email = EmailAddress.parse(body.text("email"));
        Contacts.Found found = contacts.findOrCreate(email, body.text("firstName"), body.text("lastName"),
                visitors.get(conversation.visitorId()).language());
        boolean sameAgain = Long.valueOf(found.id()).equals(conversation.contactId());
        if (!found.created() && !sameAgain) {
            throw Refusal.conflict(RefusalProblem.CONTACT_EXISTS, "A contact has this address already. Associate the visitor with it instead.",
                    found.id());
        }
        return found.id();
    }

    private Conversation conversation(String id) {
        return conversations.seenBy(caller.agent(), Names.pathId("conversation", id));
    }
}
