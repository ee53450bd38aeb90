package org.tertulia.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.tertulia.platform.Settings;

/**
 * From where somebody comes, as a key for limits. A proxy on this machine, or one that {@code TERTULIA_PROXIES} names, is believed in what
 * it says of the one before it ({@code X-Forwarded-For}); nobody else is, or a flood would simply invent addresses.
 */
public final class ClientAddress {

    /** An address in figures: never a name, which would have to be looked up. */
    private static final Pattern FIGURES = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private ClientAddress() {
    }

    /** Read once, at the first request: the environment of a process does not change. */
    private static final class FromSettings {

        private static final Proxies PROXIES = new Proxies(new Settings().proxies());
    }

    public static String of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("X-Forwarded-For");
        String forwarded = null;
        while (headers != null && headers.hasMoreElements()) {
            forwarded = headers.nextElement();
        }
        return of(request.getRemoteAddr(), forwarded, FromSettings.PROXIES);
    }

    /**
     * @param remote    the address of the connection, in figures
     * @param forwarded the last header {@code X-Forwarded-For}, or null
     * @param proxies   who is believed
     * @return the address; of IPv6 the network, since one household has a whole one
     */
    static String of(String remote, String forwarded, Proxies proxies) {
        InetAddress direct = parse(remote);
        if (direct == null) {
            return "unknown";
        }
        if (proxies.include(direct) && forwarded != null) {
            InetAddress behind = proxies.visitor(forwarded);
            return behind == null ? network(direct) : network(behind);
        }
        return network(direct);
    }

    /** Whether an address from {@link #of} is this machine's own: a program here, or a proxy that does not say for whom. */
    public static boolean isThisMachine(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0::/64");
    }

    static InetAddress parse(String figures) {
        try {
            return figures == null || !FIGURES.matcher(figures).matches() ? null : InetAddress.getByName(figures);
        } catch (UnknownHostException none) {
            return null;
        }
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            network.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff)).append(':');
        }
        return network + ":/64";
    }
}
