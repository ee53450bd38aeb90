package org.tertulia.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.tertulia.platform.Refusal;
import org.tertulia.security.ClientAddress;
import org.tertulia.security.Issued;
import org.tertulia.security.Limit;
import org.tertulia.security.RateLimits;
import org.tertulia.security.SignIn;
import org.tertulia.security.TokenKind;
import org.tertulia.security.Tokens;
import org.tertulia.team.Agent;

/** Where a program gets its token: the one address of the API that needs none. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    private static final String BASIC = "Basic ";

    @Inject
    SignIn signIn;
    @Inject
    Tokens tokens;
    @Inject
    RateLimits limits;

    /** The answer. */
    public record TokenJson(String token, Instant expiresAt) {
    }

    @POST
    public Response issue(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @Context HttpServletRequest request) {
        String[] pair = credentials(authorization);
        if (pair == null) {
            return unauthorized("Send the agent's e-mail address and password by HTTP Basic.");
        }
        Agent agent;
        try {
            agent = signIn.withPassword(pair[0], pair[1], ClientAddress.of(request));
        } catch (Refusal refusal) {
            if (SignIn.WRONG.equals(refusal.code())) {
                return unauthorized(refusal.getMessage());
            }
            throw refusal;
        }
        limits.demand(Limit.API_TOKEN, agent.id().toString(), "Use a token until it expires, instead of asking for new ones.");
        Issued issued = tokens.issue(agent, TokenKind.API);
        return Response.status(Response.Status.CREATED).entity(new TokenJson(issued.token(), issued.expiresAt())).build();
    }

    /** Address and password as RFC 7617 has them, or null. */
    static String[] credentials(String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static Response unauthorized(String sentence) {
        return Problem.of(Response.Status.UNAUTHORIZED, SignIn.WRONG, sentence).response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tertulia\", charset=\"UTF-8\"").build();
    }
}
