package dev.hoopoe.messaging.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose name says something else than their content. */
class FileTypeTest {

    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0";
    private static final String GIF = "GIF89a\1\0\1\0";
    private static final String WEBP = "RIFF\u0024\0\0\0WEBPVP8 ";
    private static final String PDF = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
    private static final String HTML = "<!DOCTYPE html>\n<html><script>alert(1)</script></html>";
    private static final String SVG =
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    @TempDir
    Path folder;

    static Stream<Arguments> wrongNames() {
        return Stream.of(
                Arguments.of(HTML, "photo.png", "text/html"),
                Arguments.of(HTML, "notes.txt", "text/html"),
                Arguments.of("<html><body onload=alert(1)>", "photo.jpg", "text/html"),
                Arguments.of("  \n<script>alert(1)</script>", "photo.gif", "text/plain"),
                Arguments.of(SVG, "photo.png", "image/svg+xml"),
                Arguments.of(
                        "<svg onload=\"alert(1)\" xmlns=\"http://www.w3.org/2000/svg\"/>", "a.jpg", "image/svg+xml"),
                Arguments.of(PNG, "page.html", "image/png"),
                Arguments.of(PNG, "setup.exe", "image/png"),
                Arguments.of(JPEG, "photo.png", "image/jpeg"),
                Arguments.of(GIF, "photo.svg", "image/gif"),
                Arguments.of(WEBP, "photo.jpg", "image/webp"),
                Arguments.of(PDF, "photo.jpg", "application/pdf"),
                Arguments.of("MZ\u0090\0\3\0\0\0\4\0", "photo.png", "application/x-msdownload"),
                Arguments.of("\u007fELF\2\1\1\0", "photo.png", "application/x-elf"),
                Arguments.of("#!/bin/sh\nrm -rf /\n", "photo.png", "application/x-sh"),
                Arguments.of("PK\3\4\24\0\0\0\0\0", "photo.png", "application/zip"),
                Arguments.of("\u001f\u008b\10\0\0\0\0\0", "photo.png", "application/gzip"),
                Arguments.of("alert(document.domain)", "script.js", "text/plain"),
                Arguments.of("a,b\n1,2\n", "page.html", "text/plain"),
                Arguments.of("plain words", "photo.png", "text/plain"),
                Arguments.of("\1\2\3\4\5\6\7\u00fe", "photo.png", "application/octet-stream"),
                Arguments.of("GIF", "photo.gif", "text/plain"));
    }

    @ParameterizedTest
    @MethodSource("wrongNames")
    void contentTellsTheType(String content, String name, String expected) throws IOException {
        assertEquals(expected, FileType.of(file(content.getBytes(ISO_8859_1)), name));
    }

    @Test
    void nameTellsWhatIsInAContainer() throws IOException {
        var word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

        assertEquals(word, FileType.of(file(zip("[Content_Types].xml")), "letter.docx"));
        assertEquals("application/zip", FileType.of(file(zip("a.txt")), "photo.png"));
    }

    @Test
    void picturesAloneAreShownInPlace() {
        for (var type : new String[] {"image/png", "image/jpeg", "image/gif", "image/webp"}) {
            assertTrue(FileType.isInline(type), type);
        }
        for (var type : new String[] {
            "image/svg+xml",
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/xml",
            "application/pdf",
            "image/tiff",
            "application/octet-stream"
        }) {
            assertFalse(FileType.isInline(type), type);
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("content"), content);
    }

    private static byte[] zip(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("content".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
