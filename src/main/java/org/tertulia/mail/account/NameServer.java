package org.tertulia.mail.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/** Asks the machine's name server, for a few seconds at most. Who does not know, or does not answer, knows nothing. */
class NameServer {

    private static final String PATIENCE_MILLIS = "1500";

    /** A host and port that a domain names for a service. */
    record Target(String host, int port) {
    }

    /** The hosts that take a domain's mail, the preferred first; lower case, without a dot at the end. */
    List<String> exchangers(String domain) {
        return records(domain, "MX").stream().map(each -> each.split(" ")).filter(each -> each.length == 2)
                .sorted(Comparator.comparingInt(each -> number(each[0]))).map(each -> host(each[1])).filter(each -> !each.isEmpty()).toList();
    }

    /** Where the domain says that a service is (RFC 6186, RFC 8314), such as {@code _imaps._tcp}. */
    Optional<Target> service(String name, String domain) {
        return records(name + '.' + domain, "SRV").stream().map(each -> each.split(" ")).filter(each -> each.length == 4)
                .min(Comparator.comparingInt(each -> number(each[0]))).filter(each -> !host(each[3]).isEmpty())
                .map(each -> new Target(host(each[3]), number(each[2])));
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 65535;
    }

    private static String host(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    private static List<String> records(String name, String type) {
        Hashtable<String, String> how = new Hashtable<>();
        how.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        how.put("com.sun.jndi.dns.timeout.initial", PATIENCE_MILLIS);
        how.put("com.sun.jndi.dns.timeout.retries", "1");
        List<String> found = new ArrayList<>();
        try {
            DirContext names = new InitialDirContext(how);
            try {
                Attribute records = names.getAttributes(name, new String[] {type}).get(type);
                NamingEnumeration<?> each = records == null ? null : records.getAll();
                while (each != null && each.hasMore()) {
                    found.add(String.valueOf(each.next()));
                }
            } finally {
                names.close();
            }
        } catch (NamingException unknown) {
            return List.of();
        }
        return found;
    }
}
