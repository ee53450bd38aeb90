package org.tertulia.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Passwords;

/** How the team comes in and goes out. */
@ApplicationScoped
public class SignIn {

    /** The code of the refusal for an unknown account and a wrong password alike. */
    public static final String WRONG = "wrong-sign-in";

    private static final int LONGEST_PASSWORD = 200;
    private static final String WAIT = "There were too many attempts to sign in. Wait a few minutes, then try again.";

    @Inject
    Agents agents;
    @Inject
    Passwords passwords;
    @Inject
    RateLimits limits;
    @Inject
    Tokens tokens;
    @Inject
    Settings settings;

    /**
     * The agent with this address and password. Whether the address or the password was wrong cannot be told from the
     * answer, nor from how long it took.
     *
     * @param address from where the attempt comes, see {@link ClientAddress}
     * @throws Refusal {@value #WRONG}, or {@code flood} after too many attempts for the account or from the address
     */
    public Agent withPassword(String email, String password, String address) {
        EmailAddress account = EmailAddress.find(email).orElse(null);
        String accountKey = account == null ? "none" : account.value();
        limits.demand(Limit.SIGN_IN_ADDRESS, address, WAIT);
        if (account != null) {
            limits.demand(Limit.SIGN_IN_ACCOUNT, accountKey, WAIT);
        }
        Agent agent = account == null ? null : agents.byEmail(account).filter(Agent::active).orElse(null);
        boolean sensible = password != null && password.length() <= LONGEST_PASSWORD;
        if (!passwords.fits(sensible ? agent : null, sensible ? password : "")) {
            throw Refusal.invalid("password", WRONG, "The e-mail address or the password is not right.");
        }
        limits.giveBack(Limit.SIGN_IN_ADDRESS, address);
        limits.giveBack(Limit.SIGN_IN_ACCOUNT, accountKey);
        return agent;
    }

    /** The browser is signed in as this agent from now on. */
    public void open(Agent agent, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SessionCookie.set(response, tokens.issue(agent, TokenKind.SESSION).token(), https(request));
    }

    /** The browser is signed in as nobody from now on, and what the pages remembered is forgotten. */
    public void close(HttpServletRequest request, HttpServletResponse response) {
        String token = SessionCookie.in(request);
        if (token != null) {
            tokens.revoke(token);
        }
        SessionCookie.clear(response, https(request));
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        try {
            request.logout();
        } catch (ServletException notSignedIn) {
            // then there is nothing to undo in this request
        }
    }

    private boolean https(HttpServletRequest request) {
        return request.isSecure() || "https".equals(settings.baseUrl().getScheme());
    }
}
