package org.tertulia.conversation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tertulia.platform.FileName;
import org.tertulia.platform.Raster;

/** What a file is: its first bytes say so; its name only where it harms nobody to believe it. */
final class FileType {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String ZIP = "application/zip";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";
    /** Of what begins as an archive. */
    private static final Map<String, String> PACKED = Map.of("docx", OFFICE + "wordprocessingml.document", "xlsx", OFFICE + "spreadsheetml.sheet",
            "pptx", OFFICE + "presentationml.presentation", "odt", OPEN + "text", "ods", OPEN + "spreadsheet", "odp", OPEN + "presentation",
            "epub", "application/epub+zip");
    /** Nothing here runs or is shown as a page by a mail program or browser. */
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("txt", "text/plain"), Map.entry("log", "text/plain"), Map.entry("md", "text/plain"),
            Map.entry("csv", "text/csv"), Map.entry("ics", "text/calendar"), Map.entry("vcf", "text/vcard"), Map.entry("rtf", "application/rtf"),
            Map.entry("doc", "application/msword"), Map.entry("xls", "application/vnd.ms-excel"), Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("json", "application/json"), Map.entry("mp3", "audio/mpeg"), Map.entry("ogg", "audio/ogg"), Map.entry("wav", "audio/wav"),
            Map.entry("m4a", "audio/mp4"), Map.entry("mp4", "video/mp4"), Map.entry("webm", "video/webm"), Map.entry("mov", "video/quicktime"));

    private FileType() {
    }

    static String of(String name, byte[] content) {
        String ending = FileName.ending(name);
        String first = new String(content, 0, Math.min(content.length, 5), StandardCharsets.ISO_8859_1);
        if (first.equals("%PDF-")) {
            return "application/pdf";
        }
        if (first.startsWith("PK\u0003\u0004")) {
            return PACKED.getOrDefault(ending, ZIP);
        }
        return Raster.type(content).orElseGet(() -> NAMED.getOrDefault(ending, UNKNOWN));
    }
}
