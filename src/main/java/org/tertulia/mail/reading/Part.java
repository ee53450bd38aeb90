package org.tertulia.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A node of a letter's tree: an entity of MIME (RFC 2045, 2.4), its content not decoded. */
final class Part {

    private static final int LONGEST_TYPE = 150;

    final HeaderBlock headers;
    final Stretch in;
    final Field contentType;
    /** Whether a Content-Type stands there that says something. */
    final boolean typed;
    /** File name, or null. */
    final String name;
    final List<Part> children = new ArrayList<>();
    /** In lower case, without parameters. */
    String type;
    /** Where the content ends. */
    int to;

    Part(HeaderBlock headers, Stretch in, String defaultType) {
        this.headers = headers;
        this.in = in;
        this.to = in.to();
        this.contentType = contentType(headers);
        String named = wellFormed(contentType.value());
        this.typed = named != null;
        this.name = Names.of(this);
        this.type = named != null ? named : name == null ? defaultType : Names.type(name);
    }

    Stretch content() {
        return in.part(Math.min(headers.bodyFrom(), to), to);
    }

    Transfer transfer() {
        return Transfer.named(headers.first("Content-Transfer-Encoding"));
    }

    Field disposition() {
        return Field.read(headers.first("Content-Disposition"), charset());
    }

    String charset() {
        return contentType.parameter("charset");
    }

    boolean multipart() {
        return type.startsWith("multipart/");
    }

    /** Of several headers the one that opens a multipart, else the first that is one. */
    private static Field contentType(HeaderBlock headers) {
        List<Field> fields = headers.all("Content-Type").stream().limit(10).map(value -> Field.read(value, null)).toList();
        return fields.stream().filter(field -> field.value().startsWith("multipart/") && field.parameter("boundary") != null).findFirst()
                .or(() -> fields.stream().filter(field -> wellFormed(field.value()) != null).findFirst())
                .or(() -> fields.stream().findFirst()).orElse(Field.NONE);
    }

    /** The type; null for none. What is no type, is plain text (RFC 2045, 5.2). */
    private static String wellFormed(String value) {
        String type = value.toLowerCase(Locale.ROOT);
        if (type.equals("multipart") || type.equals("multipart/")) {
            return "multipart/mixed";
        }
        if (type.equals("html") || type.equals("text/htm")) {
            return "text/html";
        }
        int slash = type.indexOf('/');
        boolean good = slash > 0 && slash < type.length() - 1 && type.length() <= LONGEST_TYPE
                && type.chars().allMatch(c -> c > 32 && c < 127 && "()<>@,;:\\\"[]?=".indexOf(c) < 0);
        return good ? type : null;
    }
}
