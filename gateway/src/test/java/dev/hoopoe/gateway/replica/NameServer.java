package dev.hoopoe.gateway.replica;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A DNS server that answers every query for A records with the same addresses, and every other query with none. */
final class NameServer implements AutoCloseable {

    private static final int HEADER_LENGTH = 12;
    private static final int MAX_MESSAGE = 512;
    private static final int ANSWER_WITHOUT_ERROR = 0x8180;
    private static final int NAME_OF_QUESTION = 0xC00C;
    private static final int TYPE_A = 1;
    private static final int CLASS_IN = 1;
    private static final int AN_HOUR = 3600;

    private final DatagramSocket socket;
    private volatile List<String> addresses = List.of();

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** From now on; the records may be cached for an hour. */
    void answer(String... with) {
        addresses = List.of(with);
    }

    private void serve() {
        var buffer = new byte[MAX_MESSAGE];
        while (!socket.isClosed()) {
            try {
                var query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                var answer = answerTo(query);
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** RFC 1035 §4.1: header, question, and a record for each address. */
    private byte[] answerTo(DatagramPacket query) throws IOException {
        var data = query.getData();
        var end = HEADER_LENGTH;
        while (data[end] != 0) {
            end += data[end] + 1;
        }
        var type = data[end + 2];
        var questionEnd = end + 5;
        var found = type == TYPE_A ? addresses : List.<String>of();
        var answer = new ByteArrayOutputStream();
        var out = new DataOutputStream(answer);
        out.write(data, 0, 2);
        out.writeShort(ANSWER_WITHOUT_ERROR);
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(data, HEADER_LENGTH, questionEnd - HEADER_LENGTH);
        for (var address : found) {
            out.writeShort(NAME_OF_QUESTION);
            out.writeShort(TYPE_A);
            out.writeShort(CLASS_IN);
            out.writeInt(AN_HOUR);
            var bytes = InetAddress.getByName(address).getAddress();
            out.writeShort(bytes.length);
            out.write(bytes);
        }
        return answer.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
