package org.tertulia.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.zip.GZIPOutputStream;

/**
 * A response whose body is compressed if its type is worth it, which is decided at the first byte. Until then the
 * length that somebody sets is held back, since it is that of the plain body.
 */
final class GzipResponse extends HttpServletResponseWrapper {

    private Stream stream;
    private PrintWriter writer;
    private long length = -1;

    GzipResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Stream();
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void setContentLength(int size) {
        length = size;
    }

    @Override
    public void setContentLengthLong(long size) {
        length = size;
    }

    @Override
    public void setHeader(String name, String value) {
        if ("Content-Length".equalsIgnoreCase(name)) {
            length = Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (stream != null) {
            stream.flush();
        }
        super.flushBuffer();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    private void forget() {
        stream = null;
        writer = null;
        length = -1;
    }

    /** To be called when the answer is complete: writes what is still held. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (stream != null) {
            stream.finish();
        }
    }

    private boolean worthIt() {
        String type = getContentType();
        return getStatus() == SC_OK && !isCommitted() && !containsHeader("Content-Encoding") && type != null
                && (type.startsWith("text/") || type.contains("javascript") || type.contains("xml"));
    }

    private final class Stream extends ServletOutputStream {

        private ServletOutputStream plain;
        private GZIPOutputStream zipped;
        private boolean finished;

        private void begin() throws IOException {
            if (plain != null) {
                return;
            }
            boolean zip = worthIt();
            if (zip) {
                GzipResponse.super.setHeader("Content-Encoding", "gzip");
                addHeader("Vary", "Accept-Encoding");
            } else if (length >= 0) {
                GzipResponse.super.setContentLengthLong(length);
            }
            plain = GzipResponse.super.getOutputStream();
            zipped = zip ? new GZIPOutputStream(plain, 4096, true) : null;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            begin();
            if (zipped == null) {
                plain.write(bytes, from, count);
            } else {
                zipped.write(bytes, from, count);
            }
        }

        @Override
        public void flush() throws IOException {
            // only what has begun: a flush before the first byte would settle type and length too early
            if (zipped != null) {
                zipped.flush();
            } else if (plain != null) {
                plain.flush();
            }
        }

        @Override
        public void close() throws IOException {
            finish();
        }

        /** Once only: a browser that is gone makes the first time fail, and a second one would fail otherwise. */
        void finish() throws IOException {
            if (zipped != null && !finished) {
                finished = true;
                zipped.finish();
            } else if (zipped == null && plain != null) {
                plain.flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("not for asynchronous answers");
        }
    }
}
