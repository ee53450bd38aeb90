package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.tertulia.forwarding.Forwarding;
import org.tertulia.forwarding.ForwardingMode;

/** The installation's settings, for administrators. */
@Path("settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingsResource {

    @Inject
    Caller caller;
    @Inject
    Forwarding forwarding;

    @GET
    public SettingsJson get() {
        caller.administrator();
        return SettingsJson.of(forwarding.settings());
    }

    /** What is absent stays. */
    @PATCH
    public SettingsJson change(Body body) {
        caller.administrator();
        body.only("forwarding");
        Body wanted = body.object("forwarding");
        if (wanted == null) {
            return get();
        }
        wanted.only("mode", "delay", "away", "interval", "context", "short");
        return SettingsJson.of(forwarding.change(wanted.choice("mode", ForwardingMode.class), wanted.duration("delay"),
                wanted.duration("away"), wanted.duration("interval"), wanted.number("context"), wanted.number("short")));
    }
}
