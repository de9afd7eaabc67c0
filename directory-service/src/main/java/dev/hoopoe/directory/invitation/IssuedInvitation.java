package dev.hoopoe.directory.invitation;

/** A new invitation with its token, which is not stored. */
public record IssuedInvitation(Invitation invitation, InvitationToken token) {}
