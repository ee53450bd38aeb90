package org.tertulia.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tertulia.platform.Refusal;
import org.tertulia.security.ClientAddress;
import org.tertulia.security.CurrentAgent;
import org.tertulia.security.LocalTarget;
import org.tertulia.security.SignIn;

/** The sign-in page: address, password, and where to go afterwards. */
@Named
@RequestScoped
public class SignInView {

    @Inject
    SignIn signIn;
    @Inject
    CurrentAgent current;
    @Inject
    PageTexts texts;
    @Inject
    HttpServletRequest request;

    private String email;
    private String password;
    private String problem;

    /** On GET: somebody who is signed in has no business here. */
    public void skipIfSignedIn() throws IOException {
        if (current.present()) {
            go();
        }
    }

    public void submit() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            var agent = signIn.withPassword(email, password, ClientAddress.of(request));
            signIn.open(agent, request, (HttpServletResponse) faces.getExternalContext().getResponse());
            go();
        } catch (Refusal refused) {
            problem = texts.refusal(refused);
            password = null;
        }
    }

    /** The page that was asked for, made harmless. */
    public String getTo() {
        return LocalTarget.of(request.getParameter("to"), "/inbox");
    }

    private void go() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(getTo());
    }

    /** A sentence, or null. */
    public String getProblem() {
        return problem;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
