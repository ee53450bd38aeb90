package org.tertulia.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network of addresses in figures, such as {@code 10.0.0.0/8} or {@code fd00::/8}; one address is a network too. */
public final class Network {

    /** Figures only: a name would have to be looked up. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when that is no network */
    public static Network of(String figures) {
        Matcher form = FORM.matcher(figures.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(figures);
        }
        try {
            byte[] address = InetAddress.getByName(form.group(1)).getAddress();
            int bits = form.group(2) == null ? address.length * 8 : Integer.parseInt(form.group(2));
            if (bits > address.length * 8) {
                throw new IllegalArgumentException(figures);
            }
            return new Network(address, bits);
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(figures, noAddress);
        }
    }

    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
