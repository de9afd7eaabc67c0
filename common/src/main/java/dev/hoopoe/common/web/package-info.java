/** What every HTTP answer shares: envelopes, paging, ids in paths, the request id. */
package dev.hoopoe.common.web;
