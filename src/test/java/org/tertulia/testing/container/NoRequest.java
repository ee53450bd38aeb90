package org.tertulia.testing.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;

/** There is no HTTP here: a bean that asks the request fails when it asks, not when it is made. */
@ApplicationScoped
public class NoRequest {

    @Produces
    @Dependent
    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("There is no request in this test.");
                });
    }
}
