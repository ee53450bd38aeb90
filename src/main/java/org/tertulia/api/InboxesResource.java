package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Set;
import org.tertulia.forwarding.FallbackAddress;
import org.tertulia.inbox.Domain;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.intake.InboxMails;
import org.tertulia.mail.bounce.FilterRules;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;

/** The inboxes that the agent may see; administrators make and change them. */
@Path("inboxes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InboxesResource {

    @Inject
    Caller caller;
    @Inject
    Inboxes inboxes;
    @Inject
    InboxMails mails;
    @Inject
    FallbackAddress fallback;

    @GET
    public Paging.Page<InboxJson> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Paging.of(limit, cursor).pageOfAll(inboxes.visibleTo(caller.agent()), this::json);
    }

    @POST
    @Transactional
    public Response add(Body body) {
        caller.administrator();
        body.only("name", "members", "mail", "channels");
        Set<Long> members = members(body);
        Inbox inbox = inboxes.add(body.text("name"), members == null ? Set.of() : members);
        furnish(inbox.id(), body);
        return Response.created(URI.create("inboxes/" + inbox.id())).entity(json(inbox)).build();
    }

    @GET
    @Path("{id}")
    public InboxJson get(@PathParam("id") String id) {
        return json(inboxes.seenBy(caller.agent(), Names.pathId("inbox", id)));
    }

    /** What is absent stays; what {@link #get} gives can be sent back. */
    @PUT
    @Path("{id}")
    @Transactional
    public InboxJson change(@PathParam("id") String id, Body body) {
        caller.administrator();
        Inbox inbox = inboxes.change(Names.pathId("inbox", id), body.text("name"), members(body));
        furnish(inbox.id(), body);
        return json(inbox);
    }

    private void furnish(long inbox, Body body) {
        Body mail = body.object("mail");
        if (mail != null && mail.has("from")) {
            inboxes.sendFrom(inbox, mail.text("from") == null ? null : sender(mail));
        }
        if (mail != null && mail.has("signature")) {
            naming(mail, null, () -> inboxes.sign(inbox, mail.text("signature")));
        }
        if (mail != null) {
            furnish(inbox, mail.object("filters"), mail.object("answer"));
        }
        List<Body> channels = body.objects("channels");
        if (channels != null) {
            channels.forEach(channel -> allow(inbox, channel));
        }
    }

    private void furnish(long inbox, Body filters, Body answer) {
        if (filters != null) {
            FilterRules now = mails.of(inbox).rules();
            FilterRules rules = new FilterRules(chosen(filters.texts("allow"), now.allow()), chosen(filters.texts("deny"), now.deny()),
                    chosen(filters.flag("roleAddresses"), now.roleAddresses()), chosen(filters.flag("newsletters"), now.newsletters()),
                    chosen(filters.flag("automatic"), now.automatic()), chosen(filters.flag("spam"), now.spam()));
            naming(filters, null, () -> mails.filter(inbox, rules));
        }
        if (answer != null) {
            boolean on = chosen(answer.flag("on"), mails.of(inbox).answers());
            String text = answer.text("text");
            naming(answer, "text", () -> mails.answer(inbox, on, text));
        }
    }

    /** A refusal names the field as the body does. @param field what the body calls it; null for the same */
    private static void naming(Body body, String field, Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            throw refusal.field() == null ? refusal : body.refused(field == null ? refusal.field() : field, refusal.code(), refusal.getMessage());
        }
    }

    private static <T> T chosen(T given, T now) {
        return given == null ? now : given;
    }

    private void allow(long inbox, Body channel) {
        Long id = channel.id("id");
        if (inboxes.channels(inbox).stream().noneMatch(its -> its.id().equals(id))) {
            throw channel.refused("id", "no-channel", "This inbox has no such channel.");
        }
        List<String> domains = channel.texts("allowedDomains");
        if (domains != null) {
            inboxes.allow(id, domains.stream().map(Domain::of).toList());
        }
    }

    private static EmailAddress sender(Body mail) {
        try {
            return EmailAddress.parse(mail.text("from"));
        } catch (Refusal refusal) {
            throw mail.refused("from", refusal.code(), refusal.getMessage());
        }
    }

    private static Set<Long> members(Body body) {
        return body.ids("members");
    }

    private InboxJson json(Inbox inbox) {
        return InboxJson.of(inbox, inboxes.channels(inbox.id()), mails.of(inbox.id()), fallback.of(inbox).map(EmailAddress::value).orElse(null));
    }
}
