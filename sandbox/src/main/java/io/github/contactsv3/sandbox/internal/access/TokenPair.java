package io.github.contactsv3.sandbox.internal.access;

/**
 * Tokens that were granted together.
 *
 * @param access access token
 * @param refresh refresh token
 * @param grant what they are good for
 * @param granted when, epoch milliseconds
 */
record TokenPair(String access, String refresh, TokenGrant grant, long granted) {}
