package org.tertulia.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

/**
 * Views keep no state between requests: what a page shows follows from its address and its forms. So a page that stayed
 * open survives a restart and a change of node, never "expires", and nobody needs a session. It must be said when
 * a view is created: {@code f:view transient} comes too late for PrimeFaces, which would put its CSP nonce into a
 * session. The price: no {@code @ViewScoped}.
 */
public class StatelessViews extends ViewHandlerWrapper {

    public StatelessViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        UIViewRoot view = super.createView(context, viewId);
        if (view != null) {
            view.setTransient(true);
        }
        return view;
    }
}
