package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import org.tertulia.platform.EmailAddress;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Availability;
import org.tertulia.team.Role;

/** The people of the team, for administrators. */
@Path("agents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AgentsResource {

    @Inject
    Caller caller;
    @Inject
    Agents agents;

    @GET
    public Paging.Page<AgentJson> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        caller.administrator();
        return Paging.of(limit, cursor).pageOfAll(agents.all(), AgentJson::of);
    }

    @POST
    @Transactional
    public Response add(Body body) {
        caller.administrator();
        body.only("email", "name", "role", "password");
        Role role = body.choice("role", Role.class);
        Agent agent = agents.add(EmailAddress.parse(body.text("email")), body.text("name"), role == null ? Role.AGENT : role,
                body.required("password"));
        return Response.created(URI.create("agents/" + agent.id())).entity(AgentJson.of(agent)).build();
    }

    @GET
    @Path("{id}")
    public AgentJson get(@PathParam("id") String id) {
        caller.administrator();
        return AgentJson.of(agents.get(Names.pathId("agent", id)));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    public AgentJson change(@PathParam("id") String id, Body body) {
        caller.administrator();
        body.only("name", "role", "availability", "active", "password");
        long agent = agents.get(Names.pathId("agent", id)).id();
        if (body.has("name")) {
            agents.rename(agent, body.required("name"));
        }
        Role role = body.choice("role", Role.class);
        if (role != null) {
            agents.appoint(agent, role);
        }
        Availability availability = body.choice("availability", Availability.class);
        if (availability != null) {
            agents.become(agent, availability);
        }
        Boolean active = body.flag("active");
        if (active != null) {
            agents.activate(agent, active);
        }
        if (body.has("password")) {
            agents.changePassword(agent, body.required("password"));
        }
        return AgentJson.of(agents.get(agent));
    }
}
