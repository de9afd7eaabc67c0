/** The dialect HCall: the master, registration and user management (contract HCall). */
package dev.hoopoe.directory.hcall;
