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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.mail.incoming.Reading;
import org.tertulia.mail.trial.Trials;
import org.tertulia.platform.Refusal;

/** The mailboxes that are read, and how that goes; for administrators. Secrets come in and never go out. */
@Path("mail-accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailAccountsResource {

    @Inject
    Caller caller;
    @Inject
    Accounts accounts;
    @Inject
    IncomingAccounts incoming;
    @Inject
    Inboxes inboxes;
    @Inject
    Trials trials;

    /** Connected ones, then what the settings name, as far as it was ever read. */
    @GET
    public Paging.Page<MailAccountJson> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        caller.administrator();
        Map<String, Reading> readings = readings();
        Stream<MailAccountJson> connected = accounts.all().stream().map(account -> MailAccountJson.of(account, readings.remove(account.key()))).toList().stream();
        List<MailAccountJson> all = Stream.concat(connected, readings.values().stream().filter(Reading::ofSettings)
                .map(MailAccountJson::ofSettings)).toList();
        return Paging.of(limit, cursor).pageOfAll(all, Function.identity());
    }

    @POST
    public Response add(Body body) {
        caller.administrator();
        Account account = accounts.add(draft(body, null));
        return Response.created(URI.create("mail-accounts/" + account.id())).entity(MailAccountJson.of(account, null)).build();
    }

    @GET
    @Path("{id}")
    public MailAccountJson get(@PathParam("id") String id) {
        caller.administrator();
        Account account = accounts.get(Names.pathId("mail account", id));
        return MailAccountJson.of(account, readings().get(account.key()));
    }

    /** What is absent stays. */
    @PUT
    @Path("{id}")
    public MailAccountJson change(@PathParam("id") String id, Body body) {
        caller.administrator();
        Account account = accounts.get(Names.pathId("mail account", id));
        Account changed = accounts.change(account.id(), draft(body, account));
        return MailAccountJson.of(changed, readings().get(changed.key()));
    }

    /** Its letters stay. */
    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        caller.administrator();
        accounts.delete(Names.pathId("mail account", id));
    }

    /** Tries a mailbox out, which sends two letters from it to itself. With the id of a connected one, what is absent is as there. */
    @POST
    @Path("tests")
    public Response test(Body body) {
        caller.administrator();
        Account known = body.text("id") == null ? null : accounts.get(Names.pathId("mail account", body.text("id")));
        String key = trials.start(draft(body, known), known, "en");
        return Response.accepted(trial(key)).build();
    }

    /** How far it is; kept for a quarter of an hour. */
    @GET
    @Path("tests/{key}")
    public TrialJson trial(@PathParam("key") String key) {
        caller.administrator();
        return TrialJson.of(key, trials.find(key).orElseThrow(() -> Refusal.missing("test")));
    }

    private AccountDraft draft(Body body, Account known) {
        AccountDraft draft = AccountDraftReader.read(body, known);
        if (draft.inbox() != null && inboxes.all().stream().noneMatch(inbox -> inbox.id().equals(draft.inbox()))) {
            throw body.refused("inbox", "no-inbox", "There is no such inbox.");
        }
        return draft;
    }

    private Map<String, Reading> readings() {
        return incoming.readings().stream().collect(Collectors.toMap(Reading::account, Function.identity()));
    }
}
