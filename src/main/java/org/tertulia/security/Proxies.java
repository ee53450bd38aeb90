package org.tertulia.security;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.tertulia.platform.Network;

/**
 * The reverse proxies that are believed in what they say of whom they speak for: those on this machine, and those that
 * {@code TERTULIA_PROXIES} names.
 */
record Proxies(List<Network> networks) {

    /** Whether a request from this address was handed on by a proxy of ours. */
    boolean include(InetAddress address) {
        return address.isLoopbackAddress() || networks.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Each proxy adds at the end from where it was called. So the last one that is not a proxy of ours is the visitor; what stands before
     * may be invented.
     *
     * @param forwarded the header {@code X-Forwarded-For} that came with the request
     * @return null where it says nothing that can be used
     */
    InetAddress visitor(String forwarded) {
        InetAddress visitor = null;
        List<String> chain = Arrays.asList(forwarded.split(",", -1));
        for (int i = chain.size() - 1; i >= 0; i--) {
            InetAddress before = ClientAddress.parse(chain.get(i).strip());
            if (before == null) {
                return visitor;
            }
            visitor = before;
            if (!include(before)) {
                return visitor;
            }
        }
        return visitor;
    }
}
