package dev.hoopoe.messaging.file;

/** A file and the account that it belongs to. */
record OwnedFile(String account, Attachment file) {

    /** Under which the store has its bytes. */
    String key() {
        return key(account, file.id().toString());
    }

    static String key(String account, String id) {
        return account + "/" + id;
    }
}
